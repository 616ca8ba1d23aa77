namespace Portal.E2E.Support;

/// <summary>One thing to look at, and the way to it.</summary>
internal sealed record Stop(string Name, Func<Visit, Task> OpenAsync);
