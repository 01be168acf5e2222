ALTER TABLE "unit" ADD "members" text DEFAULT 'listed' NOT NULL CHECK ("members" IN ('listed','channel'));--> statement-breakpoint
CREATE TABLE "welcome" (
	"person_id" text NOT NULL,
	"team_id" text NOT NULL,
	"window" text NOT NULL,
	"state" text NOT NULL,
	"changed_at" bigint NOT NULL,
	PRIMARY KEY("person_id", "team_id"),
	FOREIGN KEY ("person_id") REFERENCES "person"("id"),
	FOREIGN KEY ("team_id") REFERENCES "unit"("id"),
	CHECK ("state" IN ('waiting','sent','answered'))
);
--> statement-breakpoint
INSERT INTO "welcome" ("person_id", "team_id", "window", "state", "changed_at")
SELECT DISTINCT "person"."id", "person"."home_team_id", '1970-01-05', 'answered', 0 FROM "person"
INNER JOIN "check_in" ON "check_in"."person_id" = "person"."id"
WHERE "person"."home_team_id" IS NOT NULL;
--> statement-breakpoint
CREATE INDEX "welcome_window" ON "welcome" ("window","state");--> statement-breakpoint
CREATE TABLE "shared_channel" (
	"tenant_id" text NOT NULL,
	"channel_id" text NOT NULL,
	"decision" text,
	"person_id" text,
	"decided_at" bigint,
	PRIMARY KEY("tenant_id", "channel_id"),
	FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id"),
	FOREIGN KEY ("person_id") REFERENCES "person"("id"),
	CHECK ("decision" IN ('agreed','refused'))
);
--> statement-breakpoint
CREATE TABLE "setup" (
	"person_id" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"state" text NOT NULL,
	"draft" text NOT NULL,
	"found" text,
	"changed_at" bigint NOT NULL,
	FOREIGN KEY ("person_id") REFERENCES "person"("id"),
	FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id"),
	CHECK ("state" IN ('looking','ready','started'))
);
--> statement-breakpoint
CREATE INDEX "setup_state" ON "setup" ("state");
