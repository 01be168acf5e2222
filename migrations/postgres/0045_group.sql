ALTER TABLE "unit" RENAME COLUMN "members" TO "members_before";--> statement-breakpoint
ALTER TABLE "unit" ADD "members" text DEFAULT 'listed' NOT NULL CHECK ("members" IN ('listed','channel','group'));--> statement-breakpoint
UPDATE "unit" SET "members" = "members_before";--> statement-breakpoint
ALTER TABLE "unit" DROP COLUMN "members_before";--> statement-breakpoint
ALTER TABLE "unit" ADD "group_id" text;
