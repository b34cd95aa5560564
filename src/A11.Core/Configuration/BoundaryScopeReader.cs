using System.Collections.Immutable;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Configuration;

/// <summary>Reads <c>boundary</c> in <c>a11.yml</c>.</summary>
/// <param name="values">Reads values and keeps problems.</param>
internal sealed class BoundaryScopeReader(ConfigurationValues values)
{
    /// <summary>
    /// How the variables that CI systems set begin. They have too many whose values the author of a branch chooses, such as names, titles and labels, to
    /// list those.
    /// </summary>
    private static readonly ImmutableArray<string> Systems =
    [
        // GitHub Actions, Azure Pipelines, GitLab (and others that use CI_).
        "GITHUB_", "RUNNER_", "ACTIONS_", "BUILD_", "SYSTEM_", "AGENT_", "RELEASE_", "ENVIRONMENT_", "TF_", "CI_", "GITLAB_", "TRIGGER_",
        // Jenkins, with git's variables and those of its plugins.
        "JENKINS_", "CHANGE_", "GIT_", "BRANCH_", "TAG_", "JOB_", "GHPRB", "GITLABSOURCE", "GITLABTARGET", "GITLABMERGE", "GITLABBRANCH", "GITLABUSER", "GITLABACTION", "GERRIT_",
        // CircleCI, Bitbucket, Travis, AppVeyor, Buildkite, Drone, TeamCity, CodeBuild, Cirrus, Semaphore, Codefresh, Bitrise.
        "CIRCLE_", "BITBUCKET_", "TRAVIS_", "APPVEYOR_", "BUILDKITE_", "DRONE_", "TEAMCITY_", "CODEBUILD_", "CIRRUS_", "SEMAPHORE_", "CF_", "BITRISE_",
    ];

    /// <summary>Those of them by which a system says who started it, by a name or ID that it knows.</summary>
    private static readonly ImmutableArray<string> VouchedFor =
    [
        "GITHUB_ACTOR", "GITHUB_ACTOR_ID", "GITHUB_TRIGGERING_ACTOR", "BUILD_REQUESTEDFORID", "BUILD_QUEUEDBYID", "GITLAB_USER_ID", "GITLAB_USER_LOGIN", "BITBUCKET_STEP_TRIGGERER_UUID",
    ];

    /// <summary>Reads the entry; null where it says nothing of whom the boundary holds for.</summary>
    public BoundaryScope? Read(YamlEntry entry)
    {
        BoundaryScope? scope = null;
        foreach (var part in values.Entries(entry))
        {
            if (part.Name == "appliesTo")
            {
                scope = ReadScope(part);
            }
            else
            {
                values.UnknownKey(part, "“boundary”", "appliesTo");
            }
        }

        return scope;
    }

    private BoundaryScope ReadScope(YamlEntry entry)
    {
        var scope = new BoundaryScope();
        foreach (var part in values.Entries(entry))
        {
            switch (part.Name)
            {
                case "branches":
                    scope = scope with { Branches = ReadPatterns(part) };
                    break;
                case "authors":
                    scope = scope with { Authors = ReadPatterns(part) };
                    break;
                case "trailers":
                    scope = scope with { Trailers = ReadPatterns(part) };
                    break;
                case "unless":
                    scope = ReadUnless(part, scope);
                    break;
                default:
                    values.UnknownKey(part, "“boundary.appliesTo”", "branches", "authors", "trailers", "unless");
                    break;
            }
        }

        return scope;
    }

    private ImmutableArray<string> ReadPatterns(YamlEntry entry)
    {
        var patterns = values.Texts(entry);
        if (patterns.Any(string.IsNullOrWhiteSpace))
        {
            values.Report(entry.Value.Span, $"An item of “{entry.Name}” is empty, so it matches nothing.");
        }

        return patterns;
    }

    private BoundaryScope ReadUnless(YamlEntry entry, BoundaryScope scope)
    {
        foreach (var part in values.Entries(entry))
        {
            if (part.Name == "environment")
            {
                scope = scope with { Unless = values.Entries(part).Aggregate(scope.Unless, (known, variable) => known.SetItem(variable.Name, ReadValues(variable))) };
            }
            else
            {
                values.UnknownKey(part, "“boundary.appliesTo.unless”", "environment");
            }
        }

        return scope;
    }

    /// <summary>One text, or a list of them. Without any, the variable never exempts.</summary>
    private ImmutableArray<string> ReadValues(YamlEntry entry)
    {
        if (Systems.Any(start => entry.Name.StartsWith(start, StringComparison.OrdinalIgnoreCase)) && !VouchedFor.Contains(entry.Name, StringComparer.OrdinalIgnoreCase))
        {
            values.Report(entry.Key.Span, $"{entry.Name} has a name that CI systems use, and its value may be chosen by the author of the branch, so it can't exempt from the boundary. Use a variable with a name of your own that the workflow of the base sets, or one of {string.Join(", ", VouchedFor)}.");
            return [];
        }

        ImmutableArray<string> accepted = entry.Value.AsSequence is not null ? values.Texts(entry) : values.Text(entry) is { } text ? [text] : [];
        if (accepted.Any(string.IsNullOrWhiteSpace))
        {
            values.Report(entry.Value.Span, $"“{entry.Name}” needs a value: an empty one can't be told from a variable that is not set.");
            return [];
        }

        return accepted;
    }
}
