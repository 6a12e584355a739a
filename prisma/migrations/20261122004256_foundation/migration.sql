-- CreateEnum
CREATE TYPE "Channel" AS ENUM ('EMAIL', 'DISPLAY_AD', 'SOCIAL_AD', 'SOCIAL_POST', 'SEARCH', 'WEBSITE', 'LANDING_PAGE', 'FORM', 'WEBINAR', 'EVENT', 'VIDEO', 'PODCAST', 'SALES_CALL', 'CHAT', 'REVIEW', 'ANALYST_REPORT', 'WORD_OF_MOUTH', 'COMMUNITY', 'STORE', 'CHECKOUT', 'ONBOARDING', 'PRODUCT', 'SUPPORT', 'LOYALTY');

-- CreateEnum
CREATE TYPE "Owner" AS ENUM ('OWNED', 'EARNED', 'COMPETITOR');

-- CreateEnum
CREATE TYPE "Audience" AS ENUM ('ANYONE', 'SUBSCRIBERS', 'CUSTOMERS');

-- CreateEnum
CREATE TYPE "Arrival" AS ENUM ('BY_ITSELF', 'SOUGHT');

-- CreateEnum
CREATE TYPE "Goal" AS ENUM ('NONE', 'LEARN', 'SUBSCRIBE', 'BUY', 'ADVOCATE');

-- CreateEnum
CREATE TYPE "PotholeKind" AS ENUM ('COMPLEX_PROCESS', 'MISSING_INFORMATION', 'UNRESPONSIVE_STAFF', 'LONG_WAIT', 'POOR_FOLLOW_UP', 'INFLEXIBLE_POLICY', 'NO_PERSONALIZATION');

-- CreateEnum
CREATE TYPE "CareKind" AS ENUM ('PERSONALIZATION', 'SIMPLIFICATION', 'COMMUNICATION', 'RESOLUTION', 'COMMUNITY');

-- CreateEnum
CREATE TYPE "Trigger" AS ENUM ('IGNORED', 'NOTICED', 'ENGAGED', 'ABANDONED', 'FORGOT', 'SUBSCRIBED', 'BOUGHT', 'DISTRESS');

-- CreateEnum
CREATE TYPE "ChangeKind" AS ENUM ('setTouchpoint', 'addTouchpoint', 'removeTouchpoint', 'repairPothole', 'addCare', 'alignStory', 'setTelling', 'setLink', 'removeLink', 'setPersona', 'setParameter');

-- CreateEnum
CREATE TYPE "StudyKind" AS ENUM ('RUN', 'COMPARISON', 'SWEEP', 'AUDIT', 'SENSITIVITY');

-- CreateEnum
CREATE TYPE "StudyStatus" AS ENUM ('QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED');

-- CreateTable
CREATE TABLE "Design" (
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "liveKey" TEXT,
    "revision" INTEGER NOT NULL,
    "currentRevisionId" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Design_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DesignRevision" (
    "id" TEXT NOT NULL,
    "designId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "storyTitle" TEXT NOT NULL,
    "themes" TEXT[],
    "hasLinks" BOOLEAN NOT NULL,

    CONSTRAINT "DesignRevision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PromiseWeight" (
    "revisionId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "theme" TEXT NOT NULL,
    "weight" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "PromiseWeight_pkey" PRIMARY KEY ("revisionId","position")
);

-- CreateTable
CREATE TABLE "Persona" (
    "id" TEXT NOT NULL,
    "revisionId" TEXT,
    "changeId" TEXT,
    "position" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT,
    "share" DOUBLE PRECISION,
    "hasTraits" BOOLEAN NOT NULL,
    "attention" DOUBLE PRECISION,
    "patience" DOUBLE PRECISION,
    "trust" DOUBLE PRECISION,
    "drift" DOUBLE PRECISION,
    "sensitivity" DOUBLE PRECISION,
    "memoryDays" DOUBLE PRECISION,
    "curiosityPerDay" DOUBLE PRECISION,
    "needDays" DOUBLE PRECISION,
    "needNeverPasses" BOOLEAN NOT NULL,
    "rebuyDays" DOUBLE PRECISION,
    "hasIntents" BOOLEAN NOT NULL,
    "passing" DOUBLE PRECISION,
    "learning" DOUBLE PRECISION,
    "relating" DOUBLE PRECISION,
    "buying" DOUBLE PRECISION,
    "hasAffinity" BOOLEAN NOT NULL,

    CONSTRAINT "Persona_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Affinity" (
    "personaId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "channel" "Channel" NOT NULL,
    "logOdds" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "Affinity_pkey" PRIMARY KEY ("personaId","position")
);

-- CreateTable
CREATE TABLE "Touchpoint" (
    "id" TEXT NOT NULL,
    "revisionId" TEXT,
    "changeId" TEXT,
    "position" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT,
    "channel" "Channel",
    "owner" "Owner",
    "audience" "Audience",
    "hasPush" BOOLEAN NOT NULL,
    "pushReach" DOUBLE PRECISION,
    "pushGroup" TEXT,
    "hasPushDays" BOOLEAN NOT NULL,
    "pushDays" DOUBLE PRECISION[],
    "pushPerDay" DOUBLE PRECISION,
    "arrives" "Arrival",
    "pull" DOUBLE PRECISION,
    "noticeRate" DOUBLE PRECISION,
    "engageRate" DOUBLE PRECISION,
    "actionRate" DOUBLE PRECISION,
    "goal" "Goal",
    "effort" DOUBLE PRECISION,
    "value" DOUBLE PRECISION,
    "ask" DOUBLE PRECISION,
    "branding" DOUBLE PRECISION,
    "hasTelling" BOOLEAN NOT NULL,
    "listening" DOUBLE PRECISION,
    "hasPotholes" BOOLEAN NOT NULL,
    "hasCare" BOOLEAN NOT NULL,
    "costPerExposure" DOUBLE PRECISION,
    "costPerEngagement" DOUBLE PRECISION,
    "purchaseValue" DOUBLE PRECISION,

    CONSTRAINT "Touchpoint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TellingWeight" (
    "touchpointId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "theme" TEXT NOT NULL,
    "weight" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "TellingWeight_pkey" PRIMARY KEY ("touchpointId","position")
);

-- CreateTable
CREATE TABLE "Pothole" (
    "touchpointId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" "PotholeKind" NOT NULL,
    "prevalence" DOUBLE PRECISION NOT NULL,
    "severity" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "Pothole_pkey" PRIMARY KEY ("touchpointId","position")
);

-- CreateTable
CREATE TABLE "Care" (
    "touchpointId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" "CareKind" NOT NULL,
    "strength" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "Care_pkey" PRIMARY KEY ("touchpointId","position")
);

-- CreateTable
CREATE TABLE "Link" (
    "id" TEXT NOT NULL,
    "revisionId" TEXT,
    "changeId" TEXT,
    "position" INTEGER NOT NULL,
    "from" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "on" "Trigger" NOT NULL,
    "delayDays" DOUBLE PRECISION,

    CONSTRAINT "Link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Scenario" (
    "id" TEXT NOT NULL,
    "designId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "horizonDays" DOUBLE PRECISION NOT NULL,
    "arrivalDays" DOUBLE PRECISION NOT NULL,
    "disorder" DOUBLE PRECISION NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Scenario_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ScenarioChange" (
    "id" TEXT NOT NULL,
    "scenarioId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" "ChangeKind" NOT NULL,
    "touchpoint" TEXT,
    "potholeKind" "PotholeKind",
    "by" DOUBLE PRECISION,
    "careKind" "CareKind",
    "strength" DOUBLE PRECISION,
    "level" DOUBLE PRECISION,
    "parameter" TEXT,
    "value" DOUBLE PRECISION,

    CONSTRAINT "ScenarioChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Study" (
    "id" TEXT NOT NULL,
    "kind" "StudyKind" NOT NULL,
    "status" "StudyStatus" NOT NULL DEFAULT 'QUEUED',
    "contentHash" TEXT NOT NULL,
    "engineVersion" TEXT NOT NULL,
    "liveHash" TEXT,
    "designId" TEXT NOT NULL,
    "revisionId" TEXT NOT NULL,
    "scenarioId" TEXT,
    "horizonDays" DOUBLE PRECISION NOT NULL,
    "arrivalDays" DOUBLE PRECISION NOT NULL,
    "disorder" DOUBLE PRECISION NOT NULL,
    "buyers" INTEGER NOT NULL,
    "seed" TEXT NOT NULL,
    "stopMetric" TEXT,
    "stopHalfWidth" DOUBLE PRECISION,
    "stopConfidence" DOUBLE PRECISION,
    "progressDone" INTEGER NOT NULL DEFAULT 0,
    "progressTotal" INTEGER NOT NULL,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "errorCode" TEXT,
    "errorMessage" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Study_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StudyResult" (
    "studyId" TEXT NOT NULL,
    "tallyVersion" INTEGER NOT NULL,
    "engineVersion" TEXT NOT NULL,
    "buyers" INTEGER NOT NULL,
    "tally" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "StudyResult_pkey" PRIMARY KEY ("studyId")
);

-- CreateTable
CREATE TABLE "StudyMetric" (
    "studyId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "value" DOUBLE PRECISION,
    "low" DOUBLE PRECISION,
    "high" DOUBLE PRECISION,

    CONSTRAINT "StudyMetric_pkey" PRIMARY KEY ("studyId","position")
);

-- CreateIndex
CREATE UNIQUE INDEX "Design_liveKey_key" ON "Design"("liveKey");

-- CreateIndex
CREATE UNIQUE INDEX "Design_currentRevisionId_key" ON "Design"("currentRevisionId");

-- CreateIndex
CREATE INDEX "Design_deletedAt_createdAt_id_idx" ON "Design"("deletedAt", "createdAt", "id");

-- CreateIndex
CREATE INDEX "Design_deletedAt_name_idx" ON "Design"("deletedAt", "name");

-- CreateIndex
CREATE UNIQUE INDEX "DesignRevision_designId_number_key" ON "DesignRevision"("designId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Persona_changeId_key" ON "Persona"("changeId");

-- CreateIndex
CREATE UNIQUE INDEX "Persona_revisionId_position_key" ON "Persona"("revisionId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Touchpoint_changeId_key" ON "Touchpoint"("changeId");

-- CreateIndex
CREATE UNIQUE INDEX "Touchpoint_revisionId_position_key" ON "Touchpoint"("revisionId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Link_changeId_key" ON "Link"("changeId");

-- CreateIndex
CREATE UNIQUE INDEX "Link_revisionId_position_key" ON "Link"("revisionId", "position");

-- CreateIndex
CREATE INDEX "Scenario_designId_deletedAt_createdAt_id_idx" ON "Scenario"("designId", "deletedAt", "createdAt", "id");

-- CreateIndex
CREATE INDEX "Scenario_deletedAt_createdAt_id_idx" ON "Scenario"("deletedAt", "createdAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ScenarioChange_scenarioId_position_key" ON "ScenarioChange"("scenarioId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Study_liveHash_key" ON "Study"("liveHash");

-- CreateIndex
CREATE INDEX "Study_createdAt_id_idx" ON "Study"("createdAt", "id");

-- CreateIndex
CREATE INDEX "Study_kind_createdAt_id_idx" ON "Study"("kind", "createdAt", "id");

-- CreateIndex
CREATE INDEX "Study_status_createdAt_id_idx" ON "Study"("status", "createdAt", "id");

-- CreateIndex
CREATE INDEX "Study_designId_createdAt_id_idx" ON "Study"("designId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "Study_revisionId_idx" ON "Study"("revisionId");

-- CreateIndex
CREATE INDEX "Study_scenarioId_createdAt_id_idx" ON "Study"("scenarioId", "createdAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "StudyMetric_studyId_name_key" ON "StudyMetric"("studyId", "name");

-- AddForeignKey
ALTER TABLE "Design" ADD CONSTRAINT "Design_currentRevisionId_fkey" FOREIGN KEY ("currentRevisionId") REFERENCES "DesignRevision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DesignRevision" ADD CONSTRAINT "DesignRevision_designId_fkey" FOREIGN KEY ("designId") REFERENCES "Design"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PromiseWeight" ADD CONSTRAINT "PromiseWeight_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "DesignRevision"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Persona" ADD CONSTRAINT "Persona_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "DesignRevision"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Persona" ADD CONSTRAINT "Persona_changeId_fkey" FOREIGN KEY ("changeId") REFERENCES "ScenarioChange"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Affinity" ADD CONSTRAINT "Affinity_personaId_fkey" FOREIGN KEY ("personaId") REFERENCES "Persona"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Touchpoint" ADD CONSTRAINT "Touchpoint_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "DesignRevision"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Touchpoint" ADD CONSTRAINT "Touchpoint_changeId_fkey" FOREIGN KEY ("changeId") REFERENCES "ScenarioChange"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TellingWeight" ADD CONSTRAINT "TellingWeight_touchpointId_fkey" FOREIGN KEY ("touchpointId") REFERENCES "Touchpoint"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Pothole" ADD CONSTRAINT "Pothole_touchpointId_fkey" FOREIGN KEY ("touchpointId") REFERENCES "Touchpoint"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Care" ADD CONSTRAINT "Care_touchpointId_fkey" FOREIGN KEY ("touchpointId") REFERENCES "Touchpoint"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Link" ADD CONSTRAINT "Link_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "DesignRevision"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Link" ADD CONSTRAINT "Link_changeId_fkey" FOREIGN KEY ("changeId") REFERENCES "ScenarioChange"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Scenario" ADD CONSTRAINT "Scenario_designId_fkey" FOREIGN KEY ("designId") REFERENCES "Design"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ScenarioChange" ADD CONSTRAINT "ScenarioChange_scenarioId_fkey" FOREIGN KEY ("scenarioId") REFERENCES "Scenario"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Study" ADD CONSTRAINT "Study_designId_fkey" FOREIGN KEY ("designId") REFERENCES "Design"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Study" ADD CONSTRAINT "Study_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "DesignRevision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Study" ADD CONSTRAINT "Study_scenarioId_fkey" FOREIGN KEY ("scenarioId") REFERENCES "Scenario"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StudyResult" ADD CONSTRAINT "StudyResult_studyId_fkey" FOREIGN KEY ("studyId") REFERENCES "Study"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StudyMetric" ADD CONSTRAINT "StudyMetric_studyId_fkey" FOREIGN KEY ("studyId") REFERENCES "Study"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the schema language cannot say.

-- A deleted design, and only that, has given its key back.
ALTER TABLE "Design" ADD CONSTRAINT "Design_liveKey" CHECK ("liveKey" IS NOT DISTINCT FROM CASE WHEN "deletedAt" IS NULL THEN "key" END);

-- Touchpoints, personas and links belong to a revision, where they are whole, or to a change, which may leave fields out.
ALTER TABLE "Touchpoint" ADD CONSTRAINT "Touchpoint_owner" CHECK (num_nonnulls("revisionId", "changeId") = 1);
ALTER TABLE "Touchpoint" ADD CONSTRAINT "Touchpoint_whole" CHECK ("revisionId" IS NULL OR num_nulls("name", "channel") = 0);
ALTER TABLE "Persona" ADD CONSTRAINT "Persona_owner" CHECK (num_nonnulls("revisionId", "changeId") = 1);
ALTER TABLE "Persona" ADD CONSTRAINT "Persona_whole" CHECK ("revisionId" IS NULL OR num_nulls("name", "share") = 0);
ALTER TABLE "Link" ADD CONSTRAINT "Link_owner" CHECK (num_nonnulls("revisionId", "changeId") = 1);

-- A study that failed or was cancelled, and only such a one, does not stand for its question any more.
ALTER TABLE "Study" ADD CONSTRAINT "Study_liveHash" CHECK (("liveHash" IS NULL) = ("status" IN ('FAILED', 'CANCELLED')));
ALTER TABLE "Study" ADD CONSTRAINT "Study_stop" CHECK (num_nonnulls("stopMetric", "stopHalfWidth", "stopConfidence") IN (0, 3));
