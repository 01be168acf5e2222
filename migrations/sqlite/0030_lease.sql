CREATE TABLE `lease` (
	`name` text PRIMARY KEY NOT NULL,
	`owner` text NOT NULL,
	`until` integer NOT NULL,
	`buckets` text
) STRICT;
--> statement-breakpoint
CREATE TABLE `restoration` (
	`taken_at` integer PRIMARY KEY NOT NULL,
	`restored_at` integer
) STRICT;
