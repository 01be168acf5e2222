CREATE TABLE "analysis" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"unit_id" text NOT NULL,
	"driver_id" text NOT NULL,
	"now" bytea NOT NULL,
	"improvement" bytea NOT NULL,
	"accountable" text NOT NULL,
	"also_accountable" text NOT NULL,
	"quality" bigint NOT NULL,
	"effort" bigint NOT NULL,
	"control" text NOT NULL,
	"action_id" text,
	"made_by" text NOT NULL,
	"made_on" text NOT NULL,
	FOREIGN KEY ("unit_id") REFERENCES "unit"("id"),
	FOREIGN KEY ("made_by") REFERENCES "person"("id"),
	CHECK ("accountable" IN ('nobody','team','school','district','region','state','outside')),
	CHECK ("also_accountable" IN ('nobody','team','school','district','region','state','outside')),
	CHECK ("quality" IN (0, 1, 2)),
	CHECK ("effort" IN (0, 1, 2)),
	CHECK ("control" IN ('ours','partly','not_ours'))
);
--> statement-breakpoint
CREATE INDEX "analysis_unit" ON "analysis" ("unit_id","driver_id");
--> statement-breakpoint
CREATE TABLE "official_result" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"unit_id" text NOT NULL,
	"name" text NOT NULL,
	"version" text NOT NULL,
	"taken_on" text NOT NULL,
	"recorded_by" text NOT NULL,
	"recorded_at" bigint NOT NULL,
	FOREIGN KEY ("unit_id") REFERENCES "unit"("id"),
	FOREIGN KEY ("recorded_by") REFERENCES "person"("id")
);
--> statement-breakpoint
CREATE INDEX "official_result_unit" ON "official_result" ("unit_id","taken_on");
--> statement-breakpoint
CREATE TABLE "official_score" (
	"result_id" text NOT NULL,
	"driver_id" text NOT NULL,
	"percent" bigint NOT NULL,
	PRIMARY KEY("result_id", "driver_id"),
	FOREIGN KEY ("result_id") REFERENCES "official_result"("id"),
	CHECK ("percent" >= 0 AND "percent" <= 100)
);
