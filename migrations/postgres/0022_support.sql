CREATE TABLE "training" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"unit_id" text NOT NULL,
	"topic" bytea NOT NULL,
	"held_on" text NOT NULL,
	"logged_by" text NOT NULL,
	"logged_at" bigint NOT NULL,
	"learning_id" text,
	"told" bigint DEFAULT 0 NOT NULL,
	FOREIGN KEY ("unit_id") REFERENCES "unit"("id"),
	FOREIGN KEY ("logged_by") REFERENCES "person"("id"),
	CHECK ("told" IN (0, 1))
);
--> statement-breakpoint
CREATE INDEX "training_unit" ON "training" ("unit_id","held_on");
--> statement-breakpoint
CREATE TABLE "attendance" (
	"training_id" text NOT NULL,
	"person_id" text NOT NULL,
	PRIMARY KEY("training_id", "person_id"),
	FOREIGN KEY ("training_id") REFERENCES "training"("id"),
	FOREIGN KEY ("person_id") REFERENCES "person"("id")
);
--> statement-breakpoint
CREATE TABLE "item_answer" (
	"about" text NOT NULL,
	"person_id" text NOT NULL,
	"item_id" text NOT NULL,
	"rating" text NOT NULL,
	"answered_at" bigint NOT NULL,
	"answered_order" double precision NOT NULL,
	PRIMARY KEY("about", "person_id", "item_id"),
	FOREIGN KEY ("person_id") REFERENCES "person"("id"),
	CHECK ("rating" IN ('not_yet','partly','in_place','cant_tell'))
);
--> statement-breakpoint
CREATE TABLE "role_watch" (
	"tenant_id" text PRIMARY KEY NOT NULL,
	"since" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "role_holder" (
	"person_id" text NOT NULL,
	"unit_id" text NOT NULL,
	"role" text NOT NULL,
	"tenant_id" text NOT NULL,
	"since" text NOT NULL,
	"known" bigint NOT NULL,
	"words" bytea,
	"recipient_id" text,
	"written_at" bigint,
	PRIMARY KEY("person_id", "unit_id", "role"),
	FOREIGN KEY ("person_id") REFERENCES "person"("id"),
	CHECK ("role" IN ('coach','leader','facilitator')),
	CHECK ("known" IN (0, 1))
);
--> statement-breakpoint
CREATE INDEX "role_holder_tenant" ON "role_holder" ("tenant_id");
--> statement-breakpoint
CREATE TABLE "coaching_handover" (
	"coachee_id" text NOT NULL,
	"former_id" text NOT NULL,
	"coach_id" text NOT NULL,
	"tenant_id" text NOT NULL,
	"state" text NOT NULL,
	"offered_on" text NOT NULL,
	PRIMARY KEY("coachee_id", "former_id", "coach_id"),
	FOREIGN KEY ("coachee_id") REFERENCES "person"("id"),
	CHECK ("state" IN ('offered','agreed','sealed'))
);
--> statement-breakpoint
CREATE INDEX "coaching_handover_coach" ON "coaching_handover" ("coach_id");
--> statement-breakpoint
CREATE TABLE "coaching_theme" (
	"contact_id" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"coach_id" text NOT NULL,
	"coachee_id" text NOT NULL,
	"team_id" text,
	"cycle" text NOT NULL,
	"theme" text NOT NULL,
	FOREIGN KEY ("contact_id") REFERENCES "coaching_contact"("id"),
	CHECK ("theme" IN ('skill','time','belief'))
);
--> statement-breakpoint
CREATE INDEX "coaching_theme_coach" ON "coaching_theme" ("coach_id","cycle");
--> statement-breakpoint
CREATE INDEX "coaching_theme_team" ON "coaching_theme" ("team_id","cycle");
