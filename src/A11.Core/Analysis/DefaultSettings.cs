using A11.Core.Diagnostics;

namespace A11.Core.Analysis;

/// <summary>Settings without any configuration file.</summary>
public sealed class DefaultSettings : Settings
{
    private readonly FileSettings _settings;

    /// <summary>The defaults of every rule.</summary>
    /// <param name="allRules">Whether rules that are off by default are on.</param>
    public DefaultSettings(bool allRules = false) =>
        _settings = new FileSettings((rule, severity) => allRules && severity == Severity.None ? rule.Severity : severity, RuleOptionValues.Empty);

    /// <inheritdoc/>
    public override FileSettings ForFile(string path) => _settings;

    /// <inheritdoc/>
    public override bool Excludes(string path) => false;
}
