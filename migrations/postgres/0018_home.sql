CREATE TABLE "own_setting" (
	"person_id" text PRIMARY KEY NOT NULL,
	"zone" text,
	"locale" text,
	"work_days" text,
	"work_start" text,
	"work_end" text,
	"file_zone" text NOT NULL,
	"file_locale" text NOT NULL,
	"file_work_days" text NOT NULL,
	"file_work_start" text NOT NULL,
	"file_work_end" text NOT NULL,
	"changed_at" bigint NOT NULL,
	FOREIGN KEY ("person_id") REFERENCES "person"("id"),
	CHECK ("locale" IN ('en','es')),
	CHECK ("file_locale" IN ('en','es'))
);
--> statement-breakpoint
CREATE TABLE "own_absence" (
	"person_id" text NOT NULL,
	"first_day" text NOT NULL,
	"last_day" text NOT NULL,
	PRIMARY KEY("person_id", "first_day"),
	FOREIGN KEY ("person_id") REFERENCES "person"("id"),
	CHECK ("first_day" <= "last_day")
);
--> statement-breakpoint
CREATE TABLE "heard_zone" (
	"person_id" text PRIMARY KEY NOT NULL,
	"zone" text NOT NULL,
	"heard_at" bigint NOT NULL,
	FOREIGN KEY ("person_id") REFERENCES "person"("id")
);
