CREATE TABLE `cross_figure` (
	`team_id` text NOT NULL,
	`window` text NOT NULL,
	`topic` text NOT NULL,
	`items` text NOT NULL,
	`figure` text NOT NULL,
	PRIMARY KEY(`team_id`, `topic`, `window`),
	CHECK (`topic` IN ('confidence','worth','fit'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `load_decision` (
	`team_id` text NOT NULL,
	`window` text NOT NULL,
	`choice` text NOT NULL,
	`person_id` text NOT NULL,
	`decided_at` integer NOT NULL,
	`decided_order` real NOT NULL,
	`told_in` text,
	PRIMARY KEY(`team_id`, `window`),
	FOREIGN KEY (`team_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CHECK (`choice` IN ('less','keep'))
) STRICT;
