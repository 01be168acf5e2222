ALTER TABLE "action" ADD "stepped_at" bigint;
