namespace A11.Core.Yaml.Syntax;

/// <summary>Says in our own words what the parser found wrong.</summary>
internal static class YamlSyntaxMessage
{
    public static string Explain(string message)
    {
        var reason = message.ReplaceLineEndings(" ").TrimEnd('.');
        var hint = Hint(reason);
        return $"This is not valid YAML, so no engine can load the file: {Lower(reason)}.{hint}";
    }

    private static string Hint(string reason) => reason switch
    {
        _ when reason.Contains("token", StringComparison.OrdinalIgnoreCase) && reason.Contains("start", StringComparison.OrdinalIgnoreCase)
            => " A tab can't indent YAML, and a text that begins with @, ` or % must be quoted.",
        _ when reason.Contains("block end", StringComparison.OrdinalIgnoreCase) || reason.Contains("expected key", StringComparison.OrdinalIgnoreCase)
            => " Look at the indentation of this line and the lines above.",
        _ when reason.Contains("mapping values are not allowed", StringComparison.OrdinalIgnoreCase)
            => " A text that holds “: ” must be quoted.",
        _ => "",
    };

    private static string Lower(string reason) => reason.Length == 0 ? "unknown reason" : char.ToLowerInvariant(reason[0]) + reason[1..];
}
