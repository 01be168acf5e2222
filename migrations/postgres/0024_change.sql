CREATE TABLE "learning" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"unit_id" text NOT NULL,
	"driver_id" text NOT NULL,
	"source" text NOT NULL,
	"theme" text,
	"topic" bytea,
	"audience" text,
	"planned_on" text,
	"state" text NOT NULL,
	"delivered_on" text,
	"followed_up_on" text,
	"proposed_by" text,
	"created_at" bigint NOT NULL,
	"effect_told" bigint DEFAULT 0 NOT NULL,
	FOREIGN KEY ("unit_id") REFERENCES "unit"("id"),
	FOREIGN KEY ("proposed_by") REFERENCES "person"("id"),
	CHECK ("source" IN ('driver','theme','command')),
	CHECK ("theme" IN ('skill','time','belief')),
	CHECK ("audience" IN ('staff','coach','leadership')),
	CHECK ("state" IN ('suggested','planned','delivered','followed_up','dropped')),
	CHECK ("state" <> 'planned' OR ("topic" IS NOT NULL AND "planned_on" IS NOT NULL)),
	CHECK ("state" NOT IN ('delivered','followed_up') OR "delivered_on" IS NOT NULL),
	CHECK ("state" <> 'followed_up' OR "followed_up_on" IS NOT NULL),
	CHECK ("effect_told" IN (0, 1))
);
--> statement-breakpoint
CREATE INDEX "learning_unit" ON "learning" ("unit_id","state");
--> statement-breakpoint
CREATE TABLE "policy" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"unit_id" text NOT NULL,
	"title" bytea NOT NULL,
	"words" bytea NOT NULL,
	"posted_by" text NOT NULL,
	"posted_on" text NOT NULL,
	"closes_on" text NOT NULL,
	"answer" bytea,
	"answered_on" text,
	FOREIGN KEY ("unit_id") REFERENCES "unit"("id"),
	FOREIGN KEY ("posted_by") REFERENCES "person"("id"),
	CHECK (("answer" IS NULL) = ("answered_on" IS NULL))
);
--> statement-breakpoint
CREATE INDEX "policy_unit" ON "policy" ("unit_id","posted_on");
--> statement-breakpoint
CREATE TABLE "policy_answer" (
	"policy_id" text NOT NULL,
	"person_id" text NOT NULL,
	"team_id" text NOT NULL,
	"effect" text,
	"words" bytea,
	"answered_at" bigint NOT NULL,
	"answered_order" double precision NOT NULL,
	PRIMARY KEY("policy_id", "person_id"),
	FOREIGN KEY ("policy_id") REFERENCES "policy"("id"),
	FOREIGN KEY ("person_id") REFERENCES "person"("id"),
	CHECK ("effect" IN ('helps','neither','hinders','cant_tell'))
);
--> statement-breakpoint
CREATE INDEX "policy_answer_team" ON "policy_answer" ("policy_id","team_id");
