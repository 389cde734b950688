package dev.lockstep.rehearse;

import dev.lockstep.model.Drill.Fault;

/**
 * What is to go wrong.
 *
 * @param migration its exact name
 * @param statement from 1; 0 where the drill is to choose one
 * @param atCommit whether the connection is lost at the commit, and at no statement
 * @param stays whether the session that holds a lock outlasts the patience of apply
 */
public record DrillWish(
        String migration, Fault fault, int statement, boolean atCommit, boolean stays) {}
