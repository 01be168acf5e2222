CREATE TABLE "outcome" (
	"tenant_id" text NOT NULL,
	"unit_id" text NOT NULL,
	"measure" text NOT NULL,
	"period" text NOT NULL,
	"value" double precision NOT NULL,
	"n" bigint NOT NULL,
	"better" text NOT NULL,
	"imported_at" bigint NOT NULL,
	PRIMARY KEY("unit_id", "measure", "period"),
	FOREIGN KEY ("unit_id") REFERENCES "unit"("id"),
	CHECK ("n" >= 10),
	CHECK ("better" IN ('higher','lower'))
);
--> statement-breakpoint
CREATE INDEX "outcome_tenant" ON "outcome" ("tenant_id","measure","period");
--> statement-breakpoint
ALTER TABLE "action" ADD "stage" text CHECK ("stage" IN ('exploration','installation','initial','full'));
