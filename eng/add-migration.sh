#!/usr/bin/env bash
# Adds one migration to all three providers: eng/add-migration.sh Name
set -euo pipefail
cd "$(dirname "$0")/.."
name=${1:?usage: eng/add-migration.sh Name}
dotnet tool restore
for provider in Sqlite PostgreSql SqlServer; do
  dotnet ef migrations add "$name" --project Portal.Data --context "${provider}PortalDbContext" --output-dir "Migrations/$provider"
done
