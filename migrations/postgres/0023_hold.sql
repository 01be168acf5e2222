ALTER TABLE "tenant" ADD "legal_hold" bigint DEFAULT 0 NOT NULL CHECK ("legal_hold" IN (0, 1));
--> statement-breakpoint
ALTER TABLE "coaching_entry" ADD "deleted" bigint DEFAULT 0 NOT NULL CHECK ("deleted" IN (0, 1));
