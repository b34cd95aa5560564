global using ShellHost = A11.Core.Scripts.ScriptHostKind;
