using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Make.Rules;

/// <summary>Finds images that a recipe tags or names as latest.</summary>
public sealed class ImageTaggedLatest : RecipeRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXM2001", "image-tagged-latest", "Tag images with a version", Severity.Warning, Category.Reproducible);

    /// <inheritdoc/>
    public override void Visit(ShellCommand command, MakeRecipe recipe, RuleContext context)
    {
        foreach (var word in command.Words.Where(word => word.Value.EndsWith(":latest", StringComparison.Ordinal) && !word.Value.StartsWith('-')))
        {
            var image = recipe.TextAt(word.Span).Trim('"', '\'');
            context.Report(this, word.Span, $"{image} is a different image after each build, so it can't be told which one runs. Tag it with a version or commit, for example {image[..^"latest".Length]}$(shell git describe --tags --always).");
        }
    }
}
