using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Model;

/// <summary>What the <c>if</c> of a job or a step says: that it never runs, that it always does, or something that depends on the run.</summary>
internal static class RunCondition
{
    private static readonly string[] Constant = ["true", "always()", "success()", "!cancelled()", "! cancelled()", "success() || failure()", "failure() || success()"];

    /// <summary>Whether it never runs.</summary>
    public static bool IsNever(YamlMapping mapping) => TextOf(mapping["if"]) is { } text && (text == "false" || (text.StartsWith("false", StringComparison.Ordinal) && text[5..].TrimStart().StartsWith("&&", StringComparison.Ordinal)));

    /// <summary>Whether it may run, and it is not known that it does.</summary>
    public static bool IsOpen(YamlMapping mapping) => !IsNever(mapping) && mapping["if"] is { } condition && (TextOf(condition) is not { } text || !Constant.Contains(text));

    /// <summary>A text or an expression without the braces around it; null where there is none.</summary>
    public static string? TextOf(YamlNode? node)
    {
        var text = node?.Text?.Trim();
        return text is not null && text.StartsWith("${{", StringComparison.Ordinal) && text.EndsWith("}}", StringComparison.Ordinal) ? text[3..^2].Trim() : text;
    }
}
