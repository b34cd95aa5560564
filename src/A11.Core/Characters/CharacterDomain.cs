using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Characters.Rules;
using A11.Core.Files;
using A11.Core.Repositories;

namespace A11.Core.Characters;

/// <summary>Every kind of file that we check: characters that are not what they look like.</summary>
public sealed class CharacterDomain : Domain
{
    /// <inheritdoc/>
    protected override ImmutableArray<Rule> CreateRules() =>
    [
        new HiddenCharacter(),
        new ConfusableName(),
    ];

    /// <inheritdoc/>
    public override bool MayClaim(string path) => RepositoryPath.IsInfrastructure(path);

    /// <inheritdoc/>
    public override bool IsCertain(string path) => false;

    /// <inheritdoc/>
    internal override bool ReadsAnyText => true;

    /// <inheritdoc/>
    public override bool Claims(SourceFile file) => true;

    /// <inheritdoc/>
    public override void Analyze(FileAnalysis analysis)
    {
        if (!TextLines.AreAllPlain(analysis.File.Text.Content))
        {
            var lines = analysis.File.Syntax(static file => TextLines.Read(file));
            analysis.Visit<CharacterRule, TextLines>(this, lines, static (rule, lines, context) => rule.Visit(lines, context));
        }
    }
}
