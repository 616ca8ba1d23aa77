using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class SlackApp : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Notifications_Due",
                table: "Notifications");

            migrationBuilder.DropIndex(
                name: "IX_Messages_ConnectionId_ChannelId_Ts",
                table: "Messages");

            migrationBuilder.AddColumn<int>(
                name: "ContentVersion",
                table: "Notifications",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Replies",
                table: "Notifications",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Target",
                table: "Notifications",
                type: "nvarchar(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ThreadTs",
                table: "Notifications",
                type: "nvarchar(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SlackUserId",
                table: "NotificationRecipients",
                type: "nvarchar(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "DueAt",
                table: "Messages",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Failures",
                table: "Messages",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "InstanceId",
                table: "Messages",
                type: "uniqueidentifier",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<string>(
                name: "LastError",
                table: "Messages",
                type: "nvarchar(128)",
                maxLength: 128,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Rank",
                table: "Messages",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "StaleSince",
                table: "Messages",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "State",
                table: "Messages",
                type: "nvarchar(32)",
                maxLength: 32,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "StepId",
                table: "Messages",
                type: "nvarchar(255)",
                maxLength: 255,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "WantedPayload",
                table: "Messages",
                type: "nvarchar(max)",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "WantedVersion",
                table: "Messages",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "AppId",
                table: "Connections",
                type: "nvarchar(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "EnterpriseId",
                table: "Connections",
                type: "nvarchar(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "InstalledAt",
                table: "Connections",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "InstalledBy",
                table: "Connections",
                type: "nvarchar(255)",
                maxLength: 255,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Scopes",
                table: "Connections",
                type: "nvarchar(2000)",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ChannelListings",
                columns: table => new
                {
                    ConnectionId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Status = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    Loaded = table.Column<int>(type: "int", nullable: false),
                    StartedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    CompletedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    Error = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChannelListings", x => x.ConnectionId);
                    table.ForeignKey(
                        name: "FK_ChannelListings_Connections_ConnectionId",
                        column: x => x.ConnectionId,
                        principalTable: "Connections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ConnectionChecks",
                columns: table => new
                {
                    ConnectionId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    InstanceId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CheckedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    Verdict = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    Report = table.Column<string>(type: "nvarchar(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConnectionChecks", x => x.ConnectionId);
                    table.ForeignKey(
                        name: "FK_ConnectionChecks_Connections_ConnectionId",
                        column: x => x.ConnectionId,
                        principalTable: "Connections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "InstallStates",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    StateHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    SessionHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    InstanceId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    MemberId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ConnectionId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    RedirectUri = table.Column<string>(type: "nvarchar(2500)", maxLength: 2500, nullable: false),
                    ExpiresAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    UsedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InstallStates", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "NotificationClicks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    InstanceId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    NotificationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SlackUserId = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    UserName = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false),
                    ActionId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false),
                    Label = table.Column<string>(type: "nvarchar(75)", maxLength: 75, nullable: false),
                    ClickedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    RequestKey = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NotificationClicks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_NotificationClicks_Notifications_NotificationId",
                        column: x => x.NotificationId,
                        principalTable: "Notifications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SlackChannels",
                columns: table => new
                {
                    ConnectionId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ChannelId = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false),
                    NameKey = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false),
                    IsPrivate = table.Column<bool>(type: "bit", nullable: false),
                    IsArchived = table.Column<bool>(type: "bit", nullable: false),
                    IsMember = table.Column<bool>(type: "bit", nullable: false),
                    RefreshedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SlackChannels", x => new { x.ConnectionId, x.ChannelId });
                    table.ForeignKey(
                        name: "FK_SlackChannels_Connections_ConnectionId",
                        column: x => x.ConnectionId,
                        principalTable: "Connections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SlackPeople",
                columns: table => new
                {
                    ConnectionId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    EmailHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    SlackUserId = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: true),
                    CheckedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    ExpiresAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SlackPeople", x => new { x.ConnectionId, x.EmailHash });
                    table.ForeignKey(
                        name: "FK_SlackPeople_Connections_ConnectionId",
                        column: x => x.ConnectionId,
                        principalTable: "Connections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SlackRequests",
                columns: table => new
                {
                    Key = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false),
                    ReceivedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SlackRequests", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "StepStates",
                columns: table => new
                {
                    InstanceId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    StepId = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false),
                    Progress = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Status = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StepStates", x => new { x.InstanceId, x.StepId });
                });

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_Due",
                table: "Notifications",
                columns: new[] { "ConnectionId", "DueAt", "Target" },
                filter: "\"State\" = 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_Step",
                table: "Notifications",
                columns: new[] { "InstanceId", "StepId" },
                filter: "\"State\" = 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_Unresolved",
                table: "Notifications",
                columns: new[] { "ConnectionId", "DueAt" },
                filter: "\"State\" = 'Waiting' AND \"Target\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Messages_ChannelId_Ts",
                table: "Messages",
                columns: new[] { "ChannelId", "Ts" });

            migrationBuilder.CreateIndex(
                name: "IX_Messages_InstanceId_StepId",
                table: "Messages",
                columns: new[] { "InstanceId", "StepId" });

            migrationBuilder.CreateIndex(
                name: "IX_Messages_Stale",
                table: "Messages",
                columns: new[] { "ConnectionId", "Rank", "DueAt" },
                filter: "\"State\" = 'Stale'");

            migrationBuilder.CreateIndex(
                name: "IX_Messages_Untrue",
                table: "Messages",
                columns: new[] { "InstanceId", "StaleSince" },
                filter: "\"StaleSince\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Messages_Updating",
                table: "Messages",
                column: "ConnectionId",
                filter: "\"State\" = 'Updating'");

            migrationBuilder.CreateIndex(
                name: "IX_Connections_TeamId",
                table: "Connections",
                column: "TeamId");

            migrationBuilder.CreateIndex(
                name: "IX_InstallStates_ExpiresAt",
                table: "InstallStates",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_InstallStates_StateHash",
                table: "InstallStates",
                column: "StateHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_NotificationClicks_NotificationId_ClickedAt",
                table: "NotificationClicks",
                columns: new[] { "NotificationId", "ClickedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_NotificationClicks_RequestKey",
                table: "NotificationClicks",
                column: "RequestKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SlackChannels_ConnectionId_NameKey",
                table: "SlackChannels",
                columns: new[] { "ConnectionId", "NameKey" });

            migrationBuilder.CreateIndex(
                name: "IX_SlackPeople_ExpiresAt",
                table: "SlackPeople",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_SlackRequests_ReceivedAt",
                table: "SlackRequests",
                column: "ReceivedAt");

            migrationBuilder.CreateIndex(
                name: "IX_StepStates_Applied",
                table: "StepStates",
                column: "ChangedAt",
                filter: "\"Status\" = 'Applied'");

            migrationBuilder.CreateIndex(
                name: "IX_StepStates_Changed",
                table: "StepStates",
                column: "ChangedAt",
                filter: "\"Status\" = 'Changed'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ChannelListings");

            migrationBuilder.DropTable(
                name: "ConnectionChecks");

            migrationBuilder.DropTable(
                name: "InstallStates");

            migrationBuilder.DropTable(
                name: "NotificationClicks");

            migrationBuilder.DropTable(
                name: "SlackChannels");

            migrationBuilder.DropTable(
                name: "SlackPeople");

            migrationBuilder.DropTable(
                name: "SlackRequests");

            migrationBuilder.DropTable(
                name: "StepStates");

            migrationBuilder.DropIndex(
                name: "IX_Notifications_Due",
                table: "Notifications");

            migrationBuilder.DropIndex(
                name: "IX_Notifications_Step",
                table: "Notifications");

            migrationBuilder.DropIndex(
                name: "IX_Notifications_Unresolved",
                table: "Notifications");

            migrationBuilder.DropIndex(
                name: "IX_Messages_ChannelId_Ts",
                table: "Messages");

            migrationBuilder.DropIndex(
                name: "IX_Messages_InstanceId_StepId",
                table: "Messages");

            migrationBuilder.DropIndex(
                name: "IX_Messages_Stale",
                table: "Messages");

            migrationBuilder.DropIndex(
                name: "IX_Messages_Untrue",
                table: "Messages");

            migrationBuilder.DropIndex(
                name: "IX_Messages_Updating",
                table: "Messages");

            migrationBuilder.DropIndex(
                name: "IX_Connections_TeamId",
                table: "Connections");

            migrationBuilder.DropColumn(
                name: "ContentVersion",
                table: "Notifications");

            migrationBuilder.DropColumn(
                name: "Replies",
                table: "Notifications");

            migrationBuilder.DropColumn(
                name: "Target",
                table: "Notifications");

            migrationBuilder.DropColumn(
                name: "ThreadTs",
                table: "Notifications");

            migrationBuilder.DropColumn(
                name: "SlackUserId",
                table: "NotificationRecipients");

            migrationBuilder.DropColumn(
                name: "DueAt",
                table: "Messages");

            migrationBuilder.DropColumn(
                name: "Failures",
                table: "Messages");

            migrationBuilder.DropColumn(
                name: "InstanceId",
                table: "Messages");

            migrationBuilder.DropColumn(
                name: "LastError",
                table: "Messages");

            migrationBuilder.DropColumn(
                name: "Rank",
                table: "Messages");

            migrationBuilder.DropColumn(
                name: "StaleSince",
                table: "Messages");

            migrationBuilder.DropColumn(
                name: "State",
                table: "Messages");

            migrationBuilder.DropColumn(
                name: "StepId",
                table: "Messages");

            migrationBuilder.DropColumn(
                name: "WantedPayload",
                table: "Messages");

            migrationBuilder.DropColumn(
                name: "WantedVersion",
                table: "Messages");

            migrationBuilder.DropColumn(
                name: "AppId",
                table: "Connections");

            migrationBuilder.DropColumn(
                name: "EnterpriseId",
                table: "Connections");

            migrationBuilder.DropColumn(
                name: "InstalledAt",
                table: "Connections");

            migrationBuilder.DropColumn(
                name: "InstalledBy",
                table: "Connections");

            migrationBuilder.DropColumn(
                name: "Scopes",
                table: "Connections");

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_Due",
                table: "Notifications",
                columns: new[] { "ConnectionId", "DueAt" },
                filter: "\"State\" = 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "IX_Messages_ConnectionId_ChannelId_Ts",
                table: "Messages",
                columns: new[] { "ConnectionId", "ChannelId", "Ts" });
        }
    }
}
