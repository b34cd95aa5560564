namespace A11.Core.Yaml.Syntax;

/// <summary>Says in our own words what the parser found wrong.</summary>
internal static class YamlSyntaxMessage
{
    public static string Explain(string message)
    {
        var reason = message.ReplaceLineEndings(" ").TrimEnd('.');
        var hint = Hint(reason);
        return $"This is not valid YAML: {Lower(reason)}.{hint}";
    }

    private static string Hint(string reason) => reason switch
    {
        _ when reason.Contains("token", StringComparison.OrdinalIgnoreCase) && reason.Contains("start", StringComparison.OrdinalIgnoreCase)
            => " Indent with spaces instead of tabs, and quote text that begins with @, ` or %.",
        _ when reason.Contains("block end", StringComparison.OrdinalIgnoreCase) || reason.Contains("expected key", StringComparison.OrdinalIgnoreCase)
            => " Correct the indentation of this line or the lines above.",
        _ when reason.Contains("mapping values are not allowed", StringComparison.OrdinalIgnoreCase)
            => " Quote text that contains “: ”.",
        _ => "",
    };

    private static string Lower(string reason) => reason.Length == 0 ? "unknown reason" : char.ToLowerInvariant(reason[0]) + reason[1..];
}
