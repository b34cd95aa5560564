using System.Globalization;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.GitHub.Model;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.GitHub.Rules;

/// <summary>Finds updates that Dependabot proposes soon after their release.</summary>
public sealed class ShortCooldown : GitHubRule
{
    private const string Cooldown = "cooldown";
    private const string DefaultDays = "default-days";

    /// <summary>What holds where nothing is written (GitHub's documentation, “Dependabot options reference”, cooldown).</summary>
    private const int ImplicitDays = 3;

    private static readonly NumberOption Days = new("days", "How many days after its release an update may be proposed.", 7);

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXG1101", "short-cooldown", "Dependabot should wait some days before it proposes a release", Severity.Warning, Category.Secure)
    {
        Aliases = ["zizmor/dependabot-cooldown"],
        Fix = FixSafety.Unsafe,
        Options = [Days],
    };

    /// <inheritdoc/>
    public override void Visit(GitHubFile file, RuleContext context)
    {
        var days = context.Option(this, Days);
        foreach (var update in file.Updates)
        {
            var (span, actual, edit) = Read(update, days, file.Tree.Source);
            if (actual < days)
            {
                context.InScope(update.Span).Report(this, span, $"Dependabot proposes releases after {actual} days, before anybody could notice that one is malicious. Set {Cooldown}: {{ {DefaultDays}: {days} }}.", edit is null ? null : new Fix($"Wait {days} days", [edit.Value], FixSafety.Unsafe));
            }
        }
    }

    private static (TextSpan Span, int Days, TextEdit? Edit) Read(YamlMapping update, int days, SourceText text)
    {
        var entry = $"{DefaultDays}: {days.ToString(CultureInfo.InvariantCulture)}";
        var insertion = new YamlInsertion(text);
        if (update.Find(Cooldown) is not { } cooldown)
        {
            return (update.Find("package-ecosystem")?.Span ?? update.Span, ImplicitDays, insertion.AddWithin(update, Cooldown, entry, "package-ecosystem"));
        }

        if (cooldown.Value.AsMapping?.Find(DefaultDays) is not { } written)
        {
            return (cooldown.Span, ImplicitDays, cooldown.Value is YamlMapping mapping ? insertion.AddFirst(mapping, entry) : null);
        }

        return int.TryParse(written.Value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (written.Span, number, new TextEdit(written.Value.Span, days.ToString(CultureInfo.InvariantCulture)))
            : (written.Span, int.MaxValue, null);
    }
}
