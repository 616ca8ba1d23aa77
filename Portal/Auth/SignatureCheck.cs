using Portal.Domain;

namespace Portal.Auth;

/// <summary>The source that signed, or the header to mend.</summary>
internal sealed record SignatureCheck(SigningKey? Signer, FieldProblem? Problem);
