-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "StudyKind" ADD VALUE 'ATTRIBUTION';
ALTER TYPE "StudyKind" ADD VALUE 'SEARCH';

-- AlterTable
ALTER TABLE "Study" ADD COLUMN     "settings" TEXT;

-- CreateTable
CREATE TABLE "StudyArm" (
    "studyId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "designId" TEXT NOT NULL,
    "revisionId" TEXT NOT NULL,
    "scenarioId" TEXT NOT NULL,
    "horizonDays" DOUBLE PRECISION NOT NULL,
    "arrivalDays" DOUBLE PRECISION NOT NULL,
    "disorder" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "StudyArm_pkey" PRIMARY KEY ("studyId","position")
);

-- CreateTable
CREATE TABLE "StudyAnswer" (
    "studyId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "engineVersion" TEXT NOT NULL,
    "lives" INTEGER NOT NULL,
    "answer" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "StudyAnswer_pkey" PRIMARY KEY ("studyId")
);

-- CreateIndex
CREATE INDEX "StudyArm_scenarioId_idx" ON "StudyArm"("scenarioId");

-- CreateIndex
CREATE INDEX "StudyArm_designId_idx" ON "StudyArm"("designId");

-- CreateIndex
CREATE INDEX "StudyArm_revisionId_idx" ON "StudyArm"("revisionId");

-- AddForeignKey
ALTER TABLE "StudyArm" ADD CONSTRAINT "StudyArm_studyId_fkey" FOREIGN KEY ("studyId") REFERENCES "Study"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StudyArm" ADD CONSTRAINT "StudyArm_designId_fkey" FOREIGN KEY ("designId") REFERENCES "Design"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StudyArm" ADD CONSTRAINT "StudyArm_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "DesignRevision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StudyArm" ADD CONSTRAINT "StudyArm_scenarioId_fkey" FOREIGN KEY ("scenarioId") REFERENCES "Scenario"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StudyAnswer" ADD CONSTRAINT "StudyAnswer_studyId_fkey" FOREIGN KEY ("studyId") REFERENCES "Study"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the schema language cannot say.

-- Runs have no settings of their own; every other study has.
ALTER TABLE "Study" ADD CONSTRAINT "Study_settings" CHECK (("settings" IS NULL) = ("kind" = 'RUN'));
