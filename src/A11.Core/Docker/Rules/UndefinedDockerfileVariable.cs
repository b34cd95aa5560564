using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;
using A11.Core.Text;

namespace A11.Core.Docker.Rules;

/// <summary>Finds variables that nothing sets.</summary>
public sealed class UndefinedDockerfileVariable : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD2006", "undefined-dockerfile-variable", "Define variables before they are used", Severity.Warning, Category.Correct)
    {
        Aliases = ["buildkit/UndefinedVar"],
    };

    internal override bool NeedsWholeFile => true;

    /// <summary>Images that set no variable but PATH (their Dockerfiles).</summary>
    private static readonly ImmutableHashSet<string> BareImages =
        ["scratch", "alpine", "debian", "ubuntu", "busybox", "almalinux", "rockylinux", "amazonlinux"];

    /// <inheritdoc/>
    public override void Visit(Stage stage, DockerfileModel file, RuleContext context)
    {
        var isBare = stage.Base is { IsDynamic: false } image && BareImages.Contains(image.ShortName);
        foreach (var instruction in stage.Instructions)
        {
            var state = stage.Before(instruction);
            foreach (var word in ExpandedWord.Read(instruction, state, file.Syntax.Source))
            {
                foreach (var reference in word.Expansion.References)
                {
                    if (!reference.HasFallback && !IsDefined(reference.Name, word.PlaceOf(reference), instruction, state, stage) && GetAdvice(reference.Name, instruction, isBare, stage, file) is { } advice)
                    {
                        context.Report(this, word.PlaceOf(reference), $"${reference.Name} is not set here and expands to an empty string. {advice}");
                    }
                }
            }
        }
    }

    /// <summary>PATH is always set on Linux. The pairs of an ARG see those before them; that those of an ENV do not is for a rule of its own.</summary>
    private static bool IsDefined(string name, TextSpan place, Instruction instruction, StageState state, Stage stage) =>
        state.Variables.Contains(name)
        || (name == "PATH" && !stage.IsWindows)
        || (instruction.Name is "ARG" or "ENV" && instruction.Pairs.Any(pair => pair.Name == name && (pair.Value?.Span ?? pair.NameSpan).End <= place.Start));

    /// <summary>What to do; null where the base image may set the variable.</summary>
    private static string? GetAdvice(string name, Instruction instruction, bool isBare, Stage stage, DockerfileModel file)
    {
        if (!char.IsLetter(name[0]) && name[0] != '_')
        {
            return instruction.HereDocuments.IsEmpty
                ? $"To write a literal dollar sign, escape it: {instruction.Escape}$"
                : "If a shell should expand it, put the delimiter of the here-document in quotes.";
        }

        if (PlatformArguments.Contains(name))
        {
            return $"Add ARG {name} to this stage: platform arguments must be declared in each stage.";
        }

        if (stage.Instructions.Any(other => other.Span.Start > instruction.Span.Start && other.Is("ARG") && other.Pairs.Any(pair => pair.Name == name)))
        {
            return "Move its ARG above this line.";
        }

        if (file.GlobalArguments.Contains(name) && (isBare || !MayBeNamedByImage(name)))
        {
            return $"Add ARG {name} to this stage: an ARG before the first FROM applies to FROM only.";
        }

        if (!isBare && (stage.IsWindows || !HasLowerCase(name)))
        {
            return null;
        }

        return Spelling.Nearest(name, [.. stage.Before(instruction).Variables.Names, "PATH"]) is { } meant
            ? $"Did you mean {meant}?"
            : $"Add an ARG or ENV for it above{(instruction.HereDocuments.IsEmpty ? "" : ", or, if a shell should expand it, put the delimiter of the here-document in quotes")}.";
    }

    /// <summary>Images set their own version and directory: PYTHON_VERSION, JAVA_HOME.</summary>
    private static bool MayBeNamedByImage(string name) => name.EndsWith("_VERSION", StringComparison.Ordinal) || name.EndsWith("_HOME", StringComparison.Ordinal);

    /// <summary>Images set variables in upper case only, those of proxies aside.</summary>
    private static bool HasLowerCase(string name) => name.Any(char.IsAsciiLetterLower) && !name.EndsWith("_proxy", StringComparison.Ordinal);
}
