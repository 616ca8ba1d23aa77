using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Data.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Outages : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "FallbackFailures",
                table: "Notifications",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "FallbackKey",
                table: "Notifications",
                type: "character varying(16)",
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "HeldUntil",
                table: "Connections",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_FallingBack",
                table: "Notifications",
                columns: new[] { "FallbackKey", "DueAt" },
                filter: "\"State\" = 'FallingBack'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Notifications_FallingBack",
                table: "Notifications");

            migrationBuilder.DropColumn(
                name: "FallbackFailures",
                table: "Notifications");

            migrationBuilder.DropColumn(
                name: "FallbackKey",
                table: "Notifications");

            migrationBuilder.DropColumn(
                name: "HeldUntil",
                table: "Connections");
        }
    }
}
