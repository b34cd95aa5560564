using System.Globalization;

namespace A11.Agents.Generation.Manifests;

/// <summary>The text of one object.</summary>
internal static class ObjectText
{
    /// <summary>The label by which all objects of the program know it (Kubernetes documentation, “Recommended Labels”).</summary>
    public const string Label = "app.kubernetes.io/name";

    /// <summary>An object: a comment, what it is, its name, and what it says.</summary>
    /// <param name="comment">What it is for.</param>
    /// <param name="version">Its API version.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="program">Whose it is.</param>
    /// <param name="body">What follows its metadata.</param>
    public static string Create(string comment, string version, ObjectKind kind, DeployedProgram program, FormattableString body) => string.Create(CultureInfo.InvariantCulture, $"""
        # {comment}
        apiVersion: {version}
        kind: {kind}
        metadata:
          name: {program.Name}
        {(program.Namespace is { } space ? $"  namespace: {space}\n" : "")}  labels:
            {Label}: {program.Name}

        """).ReplaceLineEndings("\n") + FormattableString.Invariant(body).ReplaceLineEndings("\n");

    /// <summary>A text as a quoted scalar: what looks like a number or a truth value stays a text.</summary>
    public static string Quote(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
