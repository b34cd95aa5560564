using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Budgets;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Core.Make.Syntax;
using A11.Core.Repositories;
using A11.Core.Secrets.Values;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Secrets.Rules;

/// <summary>Finds variables, settings and Kubernetes Secrets with a literal secret.</summary>
public sealed class PasswordInVariable : SecretRule
{
    private static readonly CheckDescriptor Variable = new("AXX0003", "password-in-variable", "Variables must not contain literal passwords", Severity.Error, Category.Secure)
    {
        FindsSecrets = true,
    };

    private static readonly CheckDescriptor Setting = new("AXX0007", "password-in-settings", "Settings must not contain literal passwords", Severity.Error, Category.Secure)
    {
        FindsSecrets = true,
    };

    private static readonly CheckDescriptor Manifest = new("AXX0008", "secret-in-manifest", "Manifests must not contain the values of Secrets", Severity.Error, Category.Secure)
    {
        FindsSecrets = true,
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Variable;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Variable, Setting, Manifest];

    /// <inheritdoc/>
    public override void Visit(SourceFile file, RuleContext context)
    {
        // What is copied and filled in holds no secret but one that somebody forgot in it.
        var isTemplate = FixturePath.IsTemplate(file.Path);
        foreach (var group in ReadGroups(file))
        {
            foreach (var setting in group.Settings)
            {
                StepBudget.Take();
                var certainty = Judge(setting, group);
                if (certainty != SecretCertainty.None && !(isTemplate && group.Kind == SettingKind.Variables && certainty != SecretCertainty.Generated))
                {
                    Check(setting, group.Kind, certainty == SecretCertainty.Named && group.PlainValues.Contains(setting.Value) ? SecretCertainty.Default : certainty, context);
                }
            }
        }
    }

    private static IEnumerable<SettingGroup> ReadGroups(SourceFile file)
    {
        if (file.IsYaml)
        {
            return YamlSettings.Read(file).Where(group => group.Kind != SettingKind.Settings || !FixturePath.IsTranslation(file.Path));
        }

        return SecretDomain.IsSettingsFile(file.Path) ? [new SettingGroup(SettingKind.Variables, SettingText.Read(file.Text.Content))]
            : SecretDomain.IsSettings(file.Path) ? [new SettingGroup(SettingKind.Settings, SettingText.Read(file.Text.Content))]
            : SecretDomain.IsProgram(file.Path) ? [new SettingGroup(SettingKind.Settings, SettingText.Read(file.Text.Content).Where(setting => file.Text.Content[setting.Span.Start - 1] is '"' or '\''))]
            : IsMakefile(file.Path) ? [new SettingGroup(SettingKind.Variables, [.. ReadMakefile(file)])]
            : [];
    }

    private static bool IsMakefile(string path) => RepositoryPath.FileName(path) is "Makefile" or "makefile" or "GNUmakefile" || RepositoryPath.Extension(path) is ".mk";

    private static IEnumerable<Setting> ReadMakefile(SourceFile file) =>
        from assignment in file.Syntax(static file => MakefileParser.Parse(file.Text)).Assignments
        where !assignment.IsDefinition && assignment.Operator != "!="
        let value = file.Text[assignment.Value].ToString().Trim()
        where !value.Contains(' ', StringComparison.Ordinal)
        select new Setting(assignment.Name.Text, value, new TextSpan(assignment.Value.Start + file.Text[assignment.Value].ToString().IndexOf(value, StringComparison.Ordinal), value.Length));

    private static SecretCertainty Judge(Setting setting, SettingGroup group)
    {
        if (!SecretNames.IsSecret(setting.Name))
        {
            var isText = group.Kind == SettingKind.Secret && !IsKeyId(setting.Name, group) && !HeaderText.IsHeader(setting.Name) && IsSecretText(setting.Value);
            return isText ? SecretCertainty.Generated : SecretCertainty.None;
        }

        return IsKeyId(setting.Name, group) || HeaderText.IsHeader(setting.Name) ? SecretCertainty.None
            : group.Kind == SettingKind.Settings ? NamedSecret.JudgeSetting(setting.Name, setting.Value, group.HasAccount)
            : NamedSecret.JudgeVariable(setting.Name, setting.Value);
    }

    /// <summary>Whether a value of a Secret is one by itself: a random text, a token, a private key, or the settings of a program with one of these.</summary>
    private static bool IsSecretText(string value) =>
        RandomText.Is(value) || TokenText.IsIn(value) || PrivateKeyText.FindIn(value).Any()
        || (value.AsSpan().IndexOfAny(":=") > 0 && SettingText.Read(value.Replace(",", ",\n", StringComparison.Ordinal)).Any(static setting => NamedSecret.JudgeSetting(setting.Name, setting.Value, isBesideAccount: true) != SecretCertainty.None));

    /// <summary>Whether an access key is only the name of a secret key beside it, as S3's is: <c>MINIO_ACCESS_KEY</c> and <c>MINIO_SECRET_KEY</c>.</summary>
    private static bool IsKeyId(string name, SettingGroup group)
    {
        const string Id = "ACCESS_KEY";
        return name.EndsWith(Id, StringComparison.OrdinalIgnoreCase) && group.Names.HaveStart(name[..^Id.Length] + "SECRET");
    }

    private static void Check(Setting setting, SettingKind kind, SecretCertainty certainty, RuleContext context)
    {
        var isDefault = certainty == SecretCertainty.Default;
        var check = kind switch { SettingKind.Variables => Variable, SettingKind.Secret => Manifest, _ => Setting };
        if (ThrowawayPasswords.Read(context.File).Contains(setting.Value, setting.Span.Start) || (isDefault && ThrowawayPasswords.IsContinuousIntegration(context.File)))
        {
            Report(check, setting.Span, $"{setting.Name} is a literal. That is fine for a throwaway test service. Don't use the value anywhere else.", context, Severity.Info);
        }
        else if (kind == SettingKind.Secret)
        {
            var weight = isDefault ? Severity.Warning : Severity.Error;
            Report(check, setting.Span, $"The value of {setting.Name} in this Secret is readable by everyone who can read the repository: Base64 hides nothing. Create the Secret outside of it, or seal it (SealedSecret, ExternalSecret, SOPS).", context, weight);
        }
        else if (isDefault)
        {
            Report(check, setting.Span, $"{setting.Name} is a default password that anyone can guess. Take it from {FindSource(context.File, setting.Name, kind)}.", context, Severity.Warning);
        }
        else
        {
            Report(check, setting.Span, $"{setting.Name} is a literal, so everyone who can read the repository knows it. Take it from {FindSource(context.File, setting.Name, kind)}.", context);
        }
    }

    /// <summary>Where the value can come from in a file of this kind.</summary>
    private static string FindSource(SourceFile file, string name, SettingKind kind) =>
        RepositoryPath.IsWorkflow(file.Path) ? $"a secret of the repository: ${{{{ secrets.{name.Replace('-', '_').ToUpperInvariant()} }}}}"
        : RepositoryPath.IsAction(file.Path) ? $"an input: ${{{{ inputs.{name.Replace('_', '-').ToLowerInvariant()} }}}}"
        : file.Name is ".npmrc" ? "a variable: ${NPM_TOKEN}"
        : SecretDomain.IsProgram(file.Path) || SecretDomain.IsSettings(file.Path) ? "the environment"
        : SecretDomain.IsSettingsFile(file.Path) ? "the environment, and keep the file out of the repository"
        : !file.IsYaml ? "the environment, without a default"
        : file.Yaml.RootMapping?["services"]?.AsMapping is not null && kind == SettingKind.Variables ? $"a variable that must be set, ${{{name}:?}}, or from a secret"
        : file.Yaml.RootMapping?["apiVersion"] is not null ? "a Secret (secretKeyRef)"
        : "a secret, or from a variable that is set outside of the file";
}
