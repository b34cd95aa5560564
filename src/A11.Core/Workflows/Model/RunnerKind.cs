namespace A11.Core.Workflows.Model;

/// <summary>Whose runner a label names.</summary>
internal enum RunnerKind
{
    /// <summary>GitHub's, and other linters know it.</summary>
    Hosted,

    /// <summary>One that GitHub had, and that other linters don't know any more.</summary>
    Removed,

    /// <summary>The owner's: a label that the runner program gives itself.</summary>
    SelfHosted,
}
