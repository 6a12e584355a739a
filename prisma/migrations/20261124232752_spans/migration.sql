-- AlterTable
ALTER TABLE "Study" ADD COLUMN     "deaths" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "livesHash" TEXT;

-- CreateTable
CREATE TABLE "StudySpan" (
    "id" TEXT NOT NULL,
    "studyId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "assignment" BYTEA NOT NULL,
    "next" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "speed" DOUBLE PRECISION NOT NULL,
    "sum" BYTEA NOT NULL,

    CONSTRAINT "StudySpan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StudyChunk" (
    "id" TEXT NOT NULL,
    "spanId" TEXT NOT NULL,
    "first" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "done" INTEGER NOT NULL DEFAULT 0,
    "tookMs" DOUBLE PRECISION,
    "sum" BYTEA,
    "errorCode" TEXT,

    CONSTRAINT "StudyChunk_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "StudySpan_studyId_key_key" ON "StudySpan"("studyId", "key");

-- CreateIndex
CREATE INDEX "StudyChunk_spanId_idx" ON "StudyChunk"("spanId");

-- CreateIndex
CREATE INDEX "Study_livesHash_engineVersion_idx" ON "Study"("livesHash", "engineVersion");

-- AddForeignKey
ALTER TABLE "StudySpan" ADD CONSTRAINT "StudySpan_studyId_fkey" FOREIGN KEY ("studyId") REFERENCES "Study"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StudyChunk" ADD CONSTRAINT "StudyChunk_spanId_fkey" FOREIGN KEY ("spanId") REFERENCES "StudySpan"("id") ON DELETE CASCADE ON UPDATE CASCADE;
