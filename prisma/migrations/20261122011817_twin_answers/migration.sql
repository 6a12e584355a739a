-- CreateIndex
CREATE INDEX "Study_contentHash_engineVersion_idx" ON "Study"("contentHash", "engineVersion");
