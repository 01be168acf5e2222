DROP INDEX `welcome_window`;--> statement-breakpoint
CREATE INDEX `welcome_window` ON `welcome` (`window`,`state`,`person_id`);
