using System.Collections.Frozen;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;
using A11.Core.Text;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds packages that are published with a stored token, where the registry would take the identity of the job.</summary>
public sealed class PublishingWithToken : WorkflowRule
{
    private static readonly FrozenSet<string> DryRun = new[] { "--dry-run", "-n" }.ToFrozenSet(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW1124", "publishing-with-token", "Publish packages without a stored token", Severity.Info, Category.Secure)
    {
        Aliases = ["zizmor/use-trusted-publishing"],
    };

    /// <inheritdoc/>
    public override void Visit(WorkflowJob job, WorkflowFile file, RuleContext context)
    {
        if (HasIdentity(job, file))
        {
            return;
        }

        foreach (var step in job.Steps)
        {
            if (step.Run is { } run)
            {
                CheckCommands(run, file.ParseScript(run), context.InScope(step.Mapping.Span));
            }
        }
    }

    /// <inheritdoc/>
    public override void Visit(WorkflowStep step, WorkflowFile file, RuleContext context)
    {
        if (step is { Uses: not null, Reference: { } reference, With: var with } && FindToken(reference.Repository, with) is { } token)
        {
            context.Report(this, step.Uses.ValueSpan.Union(token), $"{reference.Repository} publishes with a stored token. Use trusted publishing, which needs none: permissions: {{ id-token: write }}, and a publisher registered at the registry.");
        }
    }

    /// <summary>Whether a command sends a package to a registry that takes a job's identity.</summary>
    /// <param name="words">Its name and arguments.</param>
    internal static bool Publishes(ReadOnlySpan<string> words)
    {
        if (words.IsEmpty)
        {
            return false;
        }

        var arguments = words[1..];
        return words[0] switch
        {
            "cargo" or "npm" or "pnpm" or "yarn" or "bun" or "poetry" => Follows(arguments, "publish") && !IsDryRun(arguments),
            "uv" => (Follows(arguments, "publish") && !IsDryRun(arguments)) || Follows(arguments, "run", "twine", "upload"),
            "hatch" or "pdm" => Follows(arguments, "publish"),
            "uvx" or "twine" => words[0] == "twine" ? Follows(arguments, "upload") : Follows(arguments, "twine", "upload"),
            "pipx" => Follows(arguments, "run", "twine", "upload"),
            "gem" => Follows(arguments, "push"),
            "bundle" => Follows(arguments, "exec", "gem", "push"),
            "bunx" or "npx" => Follows(arguments, "npm", "publish") && !IsDryRun(arguments),
            "nuget" or "nuget.exe" => Follows(arguments, "push"),
            "dotnet" => Follows(arguments, "nuget", "push"),
            var name when name.StartsWith("python", StringComparison.Ordinal) => Follows(arguments, "-m", "twine", "upload"),
            _ => false,
        };
    }

    private static bool Follows(ReadOnlySpan<string> arguments, params ReadOnlySpan<string> names)
    {
        var next = 0;
        foreach (var argument in arguments)
        {
            next += next < names.Length && (argument == names[next] || argument.StartsWith(names[next] + "@", StringComparison.Ordinal) || argument.StartsWith(names[next] + "==", StringComparison.Ordinal)) ? 1 : 0;
        }

        return next == names.Length;
    }

    private static bool IsDryRun(ReadOnlySpan<string> arguments)
    {
        foreach (var argument in arguments)
        {
            if (DryRun.Contains(argument))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasIdentity(WorkflowJob job, WorkflowFile file) => (job.Mapping["permissions"] ?? file.Root["permissions"]) is { } permissions
        && (permissions.Text == "write-all" || permissions.AsMapping?["id-token"]?.Text == "write");

    private static TextSpan? FindToken(string action, YamlMapping? with) => action.ToUpperInvariant() switch
    {
        "PYPA/GH-ACTION-PYPI-PUBLISH" when IsDefault(with?["repository-url"] ?? with?["repository_url"], "https://upload.pypi.org/legacy/", "https://test.pypi.org/legacy/") => with?.Find("password")?.Span,
        "RUBYGEMS/RELEASE-GEM" when with?.Find("setup-trusted-publisher") is { Value.Text: "false" } off => off.Span,
        "RUBYGEMS/CONFIGURE-RUBYGEMS-CREDENTIALS" when IsDefault(with?["gem-server"], "https://rubygems.org") => with?.Find("api-token")?.Span,
        "ACTIONS/SETUP-NODE" when IsDefault(with?["registry-url"], "https://registry.npmjs.org") && with?.Find("always-auth") is { Value.Text: "true" } login => login.Span,
        _ => null,
    };

    private static bool IsDefault(YamlNode? address, params ReadOnlySpan<string> known)
    {
        if (address?.Text is not { } text)
        {
            return true;
        }

        foreach (var url in known)
        {
            if (text.TrimEnd('/') == url.TrimEnd('/'))
            {
                return true;
            }
        }

        return false;
    }

    private void CheckCommands(YamlScalar run, ShellScript script, RuleContext context)
    {
        var within = context.Within(run.Map);
        foreach (var command in script.Commands)
        {
            if (Publishes([command.Name ?? "", .. command.Arguments.Select(static word => word.Value)]))
            {
                within.Report(this, command.Span, "This publishes with a stored token. Use trusted publishing, which needs none: permissions: { id-token: write }, and a publisher registered at the registry.");
            }
        }
    }
}
