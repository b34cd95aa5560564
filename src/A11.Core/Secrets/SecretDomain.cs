using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Files;
using A11.Core.Repositories;
using A11.Core.Secrets.Rules;

namespace A11.Core.Secrets;

/// <summary>Every kind of file that we check, and <c>.env</c> files.</summary>
public sealed class SecretDomain : Domain
{
    /// <inheritdoc/>
    public override ImmutableArray<Rule> Rules { get; } =
    [
        new LiteralSecrets(),
        new PasswordInUrl(),
        new PasswordInEnvironment(),
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
    public override void Analyze(FileAnalysis analysis) =>
        analysis.Visit<SecretRule, SourceFile>(this, analysis.File, static (rule, file, context) => rule.Visit(file, context));
}
