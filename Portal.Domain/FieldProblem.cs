namespace Portal.Domain;

/// <summary>One thing wrong with a request: where, and in plain words what to do about it.</summary>
/// <param name="Field">A JSON path such as <c>recipients[0].email</c>; <c>$</c> is the whole body.</param>
/// <param name="Message">A sentence for the person who has to change it.</param>
public sealed record FieldProblem(string Field, string Message);
