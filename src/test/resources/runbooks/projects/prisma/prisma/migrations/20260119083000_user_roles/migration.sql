-- AlterTable
ALTER TABLE "Userz" ADD COLUMN "role" TEXT;
