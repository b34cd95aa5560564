namespace A11.Build;

/// <summary>A finding as the build logs it.</summary>
/// <param name="Severity">How it is logged: <c>error</c>, <c>warning</c> or <c>info</c>.</param>
/// <param name="Code">The rule's ID.</param>
/// <param name="File">Absolute path of the file.</param>
/// <param name="Line">Line from 1; 0 where the finding concerns the file as a whole.</param>
/// <param name="Column">Column from 1; 0 where the finding concerns the file as a whole.</param>
/// <param name="Message">The message.</param>
/// <param name="HelpLink">Where the rule's page is; null where it has none.</param>
internal sealed record GuardFinding(string Severity, string Code, string File, int Line, int Column, string Message, string? HelpLink);
