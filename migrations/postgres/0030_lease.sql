CREATE TABLE "lease" (
	"name" text PRIMARY KEY NOT NULL,
	"owner" text NOT NULL,
	"until" bigint NOT NULL,
	"buckets" text
);
--> statement-breakpoint
CREATE TABLE "restoration" (
	"taken_at" bigint PRIMARY KEY NOT NULL,
	"restored_at" bigint
);
