using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Data.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class WhatSlackShows : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Notifications_Step",
                table: "Notifications");

            migrationBuilder.AddColumn<string>(
                name: "ShownPayload",
                table: "Messages",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ContentVersion",
                table: "DeliveryAttempts",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_Step",
                table: "Notifications",
                columns: new[] { "InstanceId", "StepId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Notifications_Step",
                table: "Notifications");

            migrationBuilder.DropColumn(
                name: "ShownPayload",
                table: "Messages");

            migrationBuilder.DropColumn(
                name: "ContentVersion",
                table: "DeliveryAttempts");

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_Step",
                table: "Notifications",
                columns: new[] { "InstanceId", "StepId" },
                filter: "\"State\" = 'Waiting'");
        }
    }
}
