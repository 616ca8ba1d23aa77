namespace Portal.Api;

/// <summary>The API's two halves, by the part of the address that says whose it is.</summary>
internal static class ApiGroups
{
    public const string Instance = "instance";
    public const string Organization = "organization";

    public const string InstancePath = "/api/v1/instances/{" + Instance + "}";
    public const string OrganizationPath = "/api/v1/organizations/{" + Organization + "}";
}
