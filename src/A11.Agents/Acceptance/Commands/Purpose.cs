namespace A11.Agents.Acceptance.Commands;

/// <summary>What a command is for.</summary>
internal enum Purpose
{
    /// <summary>None of the others: it copies, installs, prints.</summary>
    Other,

    /// <summary>It runs tests.</summary>
    Test,

    /// <summary>It looks for mistakes without running the code.</summary>
    Lint,

    /// <summary>It formats code or checks its format.</summary>
    Format,

    /// <summary>It checks types.</summary>
    Types,

    /// <summary>It builds.</summary>
    Build,

    /// <summary>It deploys or publishes.</summary>
    Deploy,

    /// <summary>It measures how much of the code tests reach.</summary>
    Coverage,

    /// <summary>It looks for vulnerabilities and secrets.</summary>
    Scan,
}
