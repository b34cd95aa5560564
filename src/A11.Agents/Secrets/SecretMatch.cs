namespace A11.Agents.Secrets;

/// <summary>A place that gives a login away.</summary>
/// <param name="Name">The login's name.</param>
/// <param name="Secret">Which of the logins it is; several may have one name.</param>
/// <param name="FirstLine">The line where it begins, from 1.</param>
/// <param name="LastLine">The line where it ends.</param>
internal readonly record struct SecretMatch(string Name, int Secret, int FirstLine, int LastLine);
