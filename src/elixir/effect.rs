//! What code asks its process for: the functions by name. What each does is in `effects`.

use crate::runtime::Atom;

/// Writes the functions out: the variant, and by which modules, names and numbers of arguments it is called.
macro_rules! effects {
    ($($variant:ident => $($module:literal . $name:literal / $($arity:literal)|+),+;)*) => {
        /// A function that asks the process for something.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs, reason = "the names are those of Elixir")]
        pub enum Effect {
            $($variant,)*
        }

        impl Effect {
            /// By what each is called: module, name, number of arguments.
            pub const ALL: &[(&'static str, &'static str, u8, Self)] = &[
                $($($(($module, $name, $arity, Self::$variant),)+)+)*
            ];
        }
    };
}

effects! {
    SelfPid => "Elixir.Kernel"."self"/0, "erlang"."self"/0;
    Send => "Elixir.Kernel"."send"/2, "erlang"."send"/2, "erlang"."!"/2;
    SendWith => "Elixir.Process"."send"/3, "erlang"."send"/3;
    Spawn => "Elixir.Kernel"."spawn"/1 | 3, "erlang"."spawn"/1 | 3;
    SpawnLink => "Elixir.Kernel"."spawn_link"/1 | 3, "erlang"."spawn_link"/1 | 3;
    SpawnMonitor => "Elixir.Kernel"."spawn_monitor"/1 | 3, "erlang"."spawn_monitor"/1 | 3;
    SpawnWith => "Elixir.Process"."spawn"/2 | 4, "erlang"."spawn_opt"/2 | 4;
    Exit => "Elixir.Kernel"."exit"/1, "erlang"."exit"/1;
    ExitSignal => "Elixir.Process"."exit"/2, "erlang"."exit"/2;
    Throw => "Elixir.Kernel"."throw"/1, "erlang"."throw"/1;
    Error => "erlang"."error"/1 | 2;
    Raise => "erlang"."raise"/3;
    Apply => "Elixir.Kernel"."apply"/2 | 3, "erlang"."apply"/2 | 3;
    MakeRef => "Elixir.Kernel"."make_ref"/0, "erlang"."make_ref"/0;
    Node => "Elixir.Kernel"."node"/0 | 1, "erlang"."node"/0 | 1, "Elixir.Node"."self"/0;
    Alive => "Elixir.Process"."alive?"/1, "erlang"."is_process_alive"/1;
    Link => "Elixir.Process"."link"/1, "erlang"."link"/1;
    Unlink => "Elixir.Process"."unlink"/1, "erlang"."unlink"/1;
    Monitor => "Elixir.Process"."monitor"/1, "erlang"."monitor"/2;
    Demonitor => "Elixir.Process"."demonitor"/1 | 2, "erlang"."demonitor"/1 | 2;
    Flag => "Elixir.Process"."flag"/2, "erlang"."process_flag"/2;
    Sleep => "timer"."sleep"/1;
    SendAfter => "Elixir.Process"."send_after"/3 | 4;
    StartSendTimer => "erlang"."send_after"/3 | 4;
    StartTimer => "erlang"."start_timer"/3 | 4;
    CancelTimer => "Elixir.Process"."cancel_timer"/1 | 2, "erlang"."cancel_timer"/1 | 2;
    ReadTimer => "Elixir.Process"."read_timer"/1, "erlang"."read_timer"/1;
    Register => "erlang"."register"/2;
    Unregister => "Elixir.Process"."unregister"/1, "erlang"."unregister"/1;
    Registered => "Elixir.Process"."registered"/0, "erlang"."registered"/0;
    Processes => "Elixir.Process"."list"/0, "erlang"."processes"/0;
    Whereis => "Elixir.Process"."whereis"/1;
    WhereisName => "erlang"."whereis"/1;
    ProcessSettled => "Elixir.Coppice"."settled"/1;
    ProcessInfo => "Elixir.Coppice"."process_info"/2;
    DictionaryGet => "Elixir.Process"."get"/1 | 2;
    DictionaryPut => "Elixir.Process"."put"/2;
    DictionaryDelete => "Elixir.Process"."delete"/1;
    DictionaryFind => "erlang"."get"/1;
    DictionarySet => "erlang"."put"/2;
    DictionaryErase => "erlang"."erase"/1;
    DictionaryAll => "Elixir.Process"."get"/0, "erlang"."get"/0;
    DictionaryKeys => "Elixir.Process"."get_keys"/0 | 1, "erlang"."get_keys"/0 | 1;
    DictionaryEraseAll => "erlang"."erase"/0;
    Puts => "Elixir.IO"."puts"/1 | 2;
    Write => "Elixir.IO"."write"/1 | 2;
    Inspect => "Elixir.Kernel"."inspect"/1 | 2;
    InspectOut => "Elixir.IO"."inspect"/1 | 2;
    BinaryToTerm => "erlang"."binary_to_term"/1 | 2;
    FunctionExported => "Elixir.Kernel"."function_exported?"/3, "erlang"."function_exported"/3;
    CodeEnsureLoaded => "Elixir.Code"."ensure_loaded?"/1;
    Call => "Elixir.GenServer"."call"/2 | 3, "gen_server"."call"/2 | 3;
    Cast => "Elixir.GenServer"."cast"/2, "gen_server"."cast"/2;
    Reply => "Elixir.GenServer"."reply"/2, "gen_server"."reply"/2;
    ServerStart => "Elixir.GenServer"."start_link"/2 | 3;
    ServerStartAlone => "Elixir.GenServer"."start"/2 | 3;
    Stop => "Elixir.GenServer"."stop"/1 | 2 | 3, "Elixir.Supervisor"."stop"/1 | 2 | 3, "Elixir.Agent"."stop"/1 | 2 | 3,
        "Elixir.DynamicSupervisor"."stop"/1 | 2 | 3;
    WhereisServer => "Elixir.GenServer"."whereis"/1;
    Sys => "Elixir.Coppice"."sys"/4;
    SupervisorStart => "Elixir.Coppice"."start_supervisor"/2 | 3;
    DynamicStart => "Elixir.Coppice"."start_dynamic"/2 | 3;
    SupervisorCall => "Elixir.Supervisor"."which_children"/1, "Elixir.DynamicSupervisor"."which_children"/1;
    CountChildren => "Elixir.Supervisor"."count_children"/1, "Elixir.DynamicSupervisor"."count_children"/1;
    StartChild => "Elixir.Coppice"."start_child"/2;
    StartDynamicChild => "Elixir.Coppice"."start_dynamic_child"/2;
    TerminateChild => "Elixir.Supervisor"."terminate_child"/2, "Elixir.DynamicSupervisor"."terminate_child"/2;
    RestartChild => "Elixir.Supervisor"."restart_child"/2;
    DeleteChild => "Elixir.Supervisor"."delete_child"/2;
    RegistryStart => "Elixir.Registry"."start_link"/1;
    RegistryLookup => "Elixir.Registry"."lookup"/2;
    RegistryRegister => "Elixir.Registry"."register"/3;
    RegistryUnregister => "Elixir.Registry"."unregister"/2;
    RegistryKeys => "Elixir.Registry"."keys"/2;
    RegistryCount => "Elixir.Registry"."count"/1;
    RegistryValues => "Elixir.Registry"."values"/3;
    RegistryMatch => "Elixir.Registry"."match"/3 | 4;
    RegistryCountMatch => "Elixir.Registry"."count_match"/3 | 4;
    RegistrySelect => "Elixir.Registry"."select"/2;
    RegistryCountSelect => "Elixir.Registry"."count_select"/2;
    RegistryUnregisterMatch => "Elixir.Registry"."unregister_match"/3 | 4;
    RegistryMeta => "Elixir.Registry"."meta"/2;
    RegistryPutMeta => "Elixir.Registry"."put_meta"/3;
    RegistryDeleteMeta => "Elixir.Registry"."delete_meta"/2;
    RegistryDispatched => "Elixir.Coppice"."registry_dispatched"/3;
    RegistryOwnValue => "Elixir.Coppice"."registry_own_value"/2;
    RegistryPutOwnValue => "Elixir.Coppice"."registry_put_own_value"/3;
    AgentStart => "Elixir.Agent"."start_link"/1 | 2 | 3 | 4;
    AgentStartAlone => "Elixir.Agent"."start"/1 | 2 | 3 | 4;
    AgentGet => "Elixir.Agent"."get"/2 | 3 | 4 | 5;
    AgentUpdate => "Elixir.Agent"."update"/2 | 3 | 4 | 5;
    AgentGetAndUpdate => "Elixir.Agent"."get_and_update"/2 | 3 | 4 | 5;
    AgentCast => "Elixir.Agent"."cast"/2 | 4;
    TaskAsync => "Elixir.Coppice"."task_async"/1;
    TaskAwait => "Elixir.Coppice"."task_await"/2;
    TaskYield => "Elixir.Coppice"."task_yield"/2;
    TaskAwaitMany => "Elixir.Coppice"."task_await_many"/2;
    TaskYieldMany => "Elixir.Coppice"."task_yield_many"/2;
    TaskIgnore => "Elixir.Coppice"."task_ignore"/1;
    TaskCompleted => "Elixir.Task"."completed"/1;
    TaskShutdown => "Elixir.Coppice"."task_shutdown"/2;
    TaskSupervisorAsync => "Elixir.Task.Supervisor"."async"/2 | 3 | 4 | 5;
    TaskSupervisorNoLink => "Elixir.Task.Supervisor"."async_nolink"/2 | 3 | 4 | 5;
    TaskSupervisorChild => "Elixir.Task.Supervisor"."start_child"/2 | 3 | 4 | 5;
    TaskStreamMonitor => "Elixir.Coppice"."stream_monitor"/3;
    TaskCallers => "Elixir.Coppice"."callers"/0;
    PartitionsStart => "Elixir.Coppice"."start_partitions"/2;
    Partitions => "Elixir.PartitionSupervisor"."partitions"/1;
    TaskSupervisorStart => "Elixir.Task.Supervisor"."start_link"/0 | 1;
    TaskStart => "Elixir.Coppice"."task_start"/1;
    TaskStartLink => "Elixir.Coppice"."task_start_link"/1;
    MonotonicTime => "Elixir.System"."monotonic_time"/0 | 1, "erlang"."monotonic_time"/0 | 1;
    SystemTime => "Elixir.System"."system_time"/0 | 1, "Elixir.System"."os_time"/0 | 1, "erlang"."system_time"/0 | 1;
    UniqueInteger => "Elixir.System"."unique_integer"/0 | 1, "erlang"."unique_integer"/0 | 1;
    Logged => "Elixir.Coppice"."logged"/2;
    Setting => "Elixir.Coppice"."setting"/2;
    Settings => "Elixir.Coppice"."settings"/0;
    PutSetting => "Elixir.Coppice"."put_setting"/2;
    DeleteSetting => "Elixir.Coppice"."delete_setting"/1;
    StructOf => "Elixir.Coppice"."struct_of"/1;
    IsWritten => "Elixir.Coppice"."written?"/1;
    PidOf => "Elixir.Coppice"."pid"/2;
    Exports => "Elixir.Coppice"."exports"/1;
    RandomSeed => "rand"."seed"/1 | 2;
    RandomUniform => "rand"."uniform"/0 | 1;
    RandomDraw => "Elixir.Coppice"."random"/0;
    TableNew => "ets"."new"/2;
    TableDelete => "ets"."delete"/1;
    TableRename => "ets"."rename"/2;
    TableWhereis => "ets"."whereis"/1;
    TableInfo => "ets"."info"/1 | 2;
    TableAll => "ets"."all"/0;
    TableGive => "ets"."give_away"/3;
    TableInsert => "ets"."insert"/2;
    TableInsertNew => "ets"."insert_new"/2;
    TableLookup => "ets"."lookup"/2;
    TableLookupElement => "ets"."lookup_element"/3;
    TableMember => "ets"."member"/2;
    TableDeleteKey => "ets"."delete"/2;
    TableDeleteObject => "ets"."delete_object"/2;
    TableClear => "ets"."delete_all_objects"/1;
    TableTake => "ets"."take"/2;
    TableList => "ets"."tab2list"/1;
    TableFirst => "ets"."first"/1;
    TableLast => "ets"."last"/1;
    TableNext => "ets"."next"/2;
    TablePrevious => "ets"."prev"/2;
    TableUpdateElement => "ets"."update_element"/3;
    TableUpdateCounter => "ets"."update_counter"/3 | 4;
    TableSelect => "ets"."select"/2;
    TableSelectCount => "ets"."select_count"/2;
    TableSelectDelete => "ets"."select_delete"/2;
    MatchSpecRun => "Elixir.Coppice"."run_match_spec"/2;
    DiskFiles => "Elixir.Coppice"."disk_files"/0;
    DiskRead => "Elixir.Coppice"."disk_read"/1;
    DiskWrite => "Elixir.Coppice"."disk_write"/2;
    DiskDelete => "Elixir.Coppice"."disk_delete"/1;
}

impl Effect {
    /// Does it never come back?
    pub fn only_raises(self) -> bool {
        matches!(self, Self::Error | Self::Raise)
    }

    /// By what name errors call it: that of Erlang's runtime, where it is a function of that.
    pub fn called(self, arity: usize) -> (Atom, Atom) {
        let names = Self::ALL
            .iter()
            .filter(|(_, _, takes, effect)| *effect == self && usize::from(*takes) == arity);
        let name = names.min_by_key(|(module, ..)| *module != "erlang");
        name.map_or((Atom::new("erlang"), Atom::new("apply")), |(module, name, ..)| {
            (Atom::new(module), Atom::new(name))
        })
    }
}
