namespace A11.Core.Workflows.Taint;

/// <summary>Who words a value.</summary>
internal enum TaintLevel
{
    /// <summary>Nobody: GitHub does, or the file itself says it.</summary>
    Fixed,

    /// <summary>Whoever may write to the repository, start a workflow or call it.</summary>
    Variable,

    /// <summary>Anybody: the author of an issue, a comment, a commit or a pull request.</summary>
    Untrusted,
}
