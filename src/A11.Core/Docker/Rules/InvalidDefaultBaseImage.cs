using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;
using A11.Core.Images;

namespace A11.Core.Docker.Rules;

/// <summary>Finds FROM instructions that have no valid image unless a build argument is set.</summary>
public sealed class InvalidDefaultBaseImage : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD2004", "invalid-default-base-image", "Build arguments in FROM should have a default that gives a valid image", Severity.Warning, Category.Correct)
    {
        Aliases = ["buildkit/InvalidDefaultArgInFrom"],
    };

    internal override bool NeedsWholeFile => true;

    /// <inheritdoc/>
    public override void Visit(Stage stage, DockerfileModel file, RuleContext context)
    {
        if (stage.From is not { Words: [{ HasVariable: true } image, ..] } from || stage.Parent is not null)
        {
            return;
        }

        var expansion = WordExpander.Expand(image.Raw, from.Escape, GetDefaults(file), unsetIsEmpty: true);
        var isDeclared = expansion.References.Any(reference => file.GlobalArguments.Contains(reference.Name) && !PlatformArguments.Contains(reference.Name));
        if (isDeclared
            && expansion is { Error: null, Result.IsConstant: true }
            && !ImageReferenceGrammar.IsValid(expansion.Result.Text)
            && !file.Stages.Take(stage.Index).Any(other => other.Name.Equals(expansion.Result.Text, StringComparison.OrdinalIgnoreCase)))
        {
            context.Report(this, image.Span, $"Without build arguments the image name “{expansion.Result.Text}” is invalid, so docker build fails. Add a default for {string.Join(" and ", FindMissing(expansion, file))}, for example ARG {FindMissing(expansion, file)[0]}=value.");
        }
    }

    private static string[] FindMissing(WordExpansion expansion, DockerfileModel file)
    {
        var names = expansion.References.Select(reference => reference.Name).Distinct(StringComparer.Ordinal).ToArray();
        var missing = names.Where(name => file.GlobalArguments.Find(name) is { Value: null or "" }).ToArray();
        return missing.Length > 0 ? missing : names;
    }

    /// <summary>What the arguments are where nobody gives any, on the platform of a common machine.</summary>
    private static DockerVariables GetDefaults(DockerfileModel file)
    {
        var defaults = PlatformArguments.Names.Aggregate(DockerVariables.None, static (variables, name) => variables.With(new DockerVariable(name, PlatformArguments.ExampleOf(name), true)));
        foreach (var instruction in file.Preamble.Where(instruction => instruction.Is("ARG")))
        {
            foreach (var pair in instruction.Pairs)
            {
                if (pair.Value is { } value)
                {
                    var text = WordExpander.Expand(value.Raw, instruction.Escape, defaults, unsetIsEmpty: true).Result.Text;
                    defaults = defaults.With(new DockerVariable(pair.Name, text, true));
                }
            }
        }

        return defaults;
    }
}
