CREATE TABLE "mode_offer" (
	"team_id" text PRIMARY KEY NOT NULL,
	"facilitator_id" text NOT NULL,
	"offered_by" text NOT NULL,
	"offered_at" bigint NOT NULL,
	"closes_at" bigint NOT NULL,
	"state" text NOT NULL,
	FOREIGN KEY ("team_id") REFERENCES "unit"("id"),
	FOREIGN KEY ("facilitator_id") REFERENCES "person"("id"),
	FOREIGN KEY ("offered_by") REFERENCES "person"("id"),
	CHECK ("state" IN ('open','agreed','refused'))
);
--> statement-breakpoint
CREATE TABLE "mode_consent" (
	"team_id" text NOT NULL,
	"person_id" text NOT NULL,
	PRIMARY KEY("team_id", "person_id"),
	FOREIGN KEY ("team_id") REFERENCES "mode_offer"("team_id"),
	FOREIGN KEY ("person_id") REFERENCES "person"("id")
);
