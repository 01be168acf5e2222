ALTER TABLE `installation` ADD `let_go_at` integer;--> statement-breakpoint
UPDATE `installation` SET `let_go_at` = 1795300038000 WHERE `token` IS NULL;
