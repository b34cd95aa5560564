using System.Collections.Immutable;
using A11.Agents.Agents;
using A11.Agents.Policies;
using A11.Core.Configuration;

namespace A11.Agents.Reviews;

/// <summary>Who reviews in which role.</summary>
public static class ReviewRoles
{
    /// <summary>The reviewer who looks at security and the boundary; any other looks at everything else.</summary>
    public const string Security = "A07";

    /// <summary>The reviewers that a run needs.</summary>
    /// <param name="policy">Names the roles.</param>
    /// <param name="settings">Say who fills them.</param>
    /// <param name="author">Who writes; may not review.</param>
    /// <param name="find">Finds an agent by its name.</param>
    /// <exception cref="InvalidDataException">A role is filled by the author, or by nobody who can answer.</exception>
    public static ImmutableArray<IReviewer> Fill(Policy policy, RunSettings settings, IAgent author, Func<string, IAgent?> find)
    {
        foreach (var role in settings.Reviewers.Where(entry => entry.Value != BuiltInReviewer.SignedName && !policy.Profile.Reviewers.Contains(entry.Key)))
        {
            throw new InvalidDataException($"“reviewers” names {role.Key}, which the profile does not know as a reviewer; its reviewers are {string.Join(", ", policy.Profile.Reviewers)}.");
        }

        return [.. policy.Profile.Reviewers.Select(role => Fill(role, settings, author, find))];
    }

    private static IReviewer Fill(string role, RunSettings settings, IAgent author, Func<string, IAgent?> find)
    {
        var name = settings.Reviewers.GetValueOrDefault(role, BuiltInReviewer.SignedName);
        if (name == BuiltInReviewer.SignedName)
        {
            return new BuiltInReviewer(role);
        }

        var agent = find(name) ?? throw new InvalidDataException($"“reviewers” gives {role} to “{name}”, but there is no such agent.");
        if (agent.Name == author.Name)
        {
            throw new InvalidDataException($"“{agent.Name}” would write the files and review them as {role}; no reviewer is the author, so give one of the two to another agent, or {role} to builtin.");
        }

        return agent is IAnsweringAgent answering
            ? new AgentReviewer(role, answering)
            : throw new InvalidDataException($"“reviewers” gives {role} to “{name}”, which can't be asked for a review.");
    }
}
