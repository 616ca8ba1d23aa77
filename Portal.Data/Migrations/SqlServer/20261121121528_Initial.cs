using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Notifications_Open",
                table: "Notifications");

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_Overdue",
                table: "Notifications",
                columns: new[] { "ConnectionId", "GiveUpAt" },
                filter: "\"State\" = 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_Sending",
                table: "Notifications",
                column: "ConnectionId",
                filter: "\"State\" = 'Sending'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Notifications_Overdue",
                table: "Notifications");

            migrationBuilder.DropIndex(
                name: "IX_Notifications_Sending",
                table: "Notifications");

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_Open",
                table: "Notifications",
                columns: new[] { "State", "GiveUpAt" },
                filter: "\"State\" IN ('Waiting', 'Sending')");
        }
    }
}
