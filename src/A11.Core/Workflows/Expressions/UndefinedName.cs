using A11.Core.Text;

namespace A11.Core.Workflows.Expressions;

/// <summary>Says what is wrong with a name that a context doesn't have.</summary>
internal static class UndefinedName
{
    /// <summary>Where there are more names, a message doesn't name them all.</summary>
    private const int NamedNames = 10;

    /// <summary>The kind of fault, and its message.</summary>
    /// <param name="node">The access.</param>
    /// <param name="name">The name.</param>
    /// <param name="known">What has no such property.</param>
    /// <param name="target">How that is written.</param>
    public static (ExpressionFaultKind Kind, string Message) Describe(IndexNode node, string name, ObjectType known, string target)
    {
        var used = ContextReference.Read(node);
        return (used?.Context, used?.Path.Length) switch
        {
            ("steps", 1) => (ExpressionFaultKind.UndefinedStep, known.Properties.ContainsKey(name)
                ? $"Step {name} runs later or is this very step, so {target}.{name} is empty here. Move the step up, or read an earlier one."
                : $"No step of this job has the ID {name}, so {target}.{name} is empty. {Advise(name, known, "Set id on the step, or remove this.")}"),
            ("needs", 1) => (ExpressionFaultKind.MissingNeed, $"The job doesn't need {name}, so needs.{name} is empty. {Advise(name, known, $"Add {name} to needs.", $"Add {name} to needs")}"),
            ("jobs", 1) => (ExpressionFaultKind.UndefinedOutput, $"The workflow has no job {name}, so {target}.{name} is empty. {Advise(name, known, "Name a job of this workflow.")}"),
            ("steps" or "needs" or "jobs", 3) when used!.Path[1] == "outputs" => (ExpressionFaultKind.UndefinedOutput, $"{TitleOf(used)} sets no output {name}, so {target}.{name} is empty. {Advise(name, known, "Set the output, or remove this.")}"),
            ("matrix", _) => (ExpressionFaultKind.UndefinedMatrixProperty, $"The matrix of this job has no {(used!.Path.Length == 1 ? name : $"{name} in {target}")}, so this is empty. {Advise(name, known, "Add it to strategy.matrix, or remove this.")}"),
            ("inputs", 1) => (ExpressionFaultKind.UndefinedInput, $"No input {name} is declared, so {target}.{name} is empty. {Advise(name, known, "Declare the input, or remove this.")}"),
            ("github", 3) when used is { Path: ["event", "inputs", _] } => (ExpressionFaultKind.UndefinedInput, $"workflow_dispatch declares no input {name}, so {target}.{name} is empty. {Advise(name, known, "Declare the input, or remove this.")}"),
            ("secrets", 1) => (ExpressionFaultKind.UndeclaredSecret, $"workflow_call doesn't declare the secret {name}, so it is empty unless the caller inherits secrets. {Advise(name, known, "Declare it under workflow_call.secrets.", "Declare it under workflow_call.secrets")}"),
            _ => (ExpressionFaultKind.UndefinedProperty, $"{target} has no property {name}, so this is empty. {Advise(name, known, "Remove it.")}"),
        };
    }

    private static string TitleOf(ContextReference used) => used.Context == "steps" ? $"Step {used.Path[0]}" : $"Job {used.Path[0]}";

    private static string Advise(string name, ObjectType known, string otherwise, string? first = null)
    {
        string[] names = [.. known.Properties.Keys.Where(key => known.Filter?.Invoke(key) != false)];
        return Spelling.Nearest(name, names) is { } meant ? first is null ? $"Use {meant}." : $"{first}, or use {meant}."
            : names.Length is 0 or > NamedNames || first is not null ? otherwise
            : $"{otherwise[..^1]}; there {(names.Length == 1 ? "is" : "are")} {string.Join(", ", names.Order(StringComparer.Ordinal))}.";
    }
}
