namespace Portal.Data.Notifications.Writing;

/// <summary>The database is well but will not take this row: it would refuse it again.</summary>
public sealed class RefusedDataException(Exception reason) : Exception("The database does not take this row: " + reason.Message, reason);
